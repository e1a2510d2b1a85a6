"""Write the review of the plan: as which file, to where."""

from lianping_desk.services.materials.export import Exported, Format
from lianping_desk.services.plan.review import export_review
from lianping_desk.services.plan.show_plan import show_plan
from lianping_desk.ui import messages
from lianping_desk.ui.workspace import Workspace

KINDS = ";;".join(f"{one.chinese} (*.{one})" for one in (Format.pdf, Format.docx, Format.xlsx))


def ask_and_write_review(workspace: Workspace) -> None:
    """Ask for a file, and write the review as the kind that its name says."""
    plan = workspace.read(lambda: show_plan(workspace.desk).plan)
    if plan is None:
        return
    suggested = workspace.desk.folder.exports / f"{plan.region}{plan.years_text}年总结.pdf"
    out = messages.ask_save_name(workspace.window, "方案总结", suggested, KINDS)
    if out is None:
        return
    suffix = out.suffix.removeprefix(".").lower()
    format = Format(suffix) if suffix in list(Format) else Format.pdf

    def told(done: Exported) -> None:
        workspace.noted.emit(f"已导出：{done.path}")
        messages.open_outside(done.path)

    workspace.start("方案总结", lambda progress: export_review(workspace.desk, format, out, progress=progress), told)
