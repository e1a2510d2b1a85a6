"""What goes out: forms for the units."""

from collections.abc import Collection
from pathlib import Path

from lianping_desk.domain.long_work import Progress
from lianping_desk.domain.period import Period
from lianping_desk.ui import messages
from lianping_desk.ui.workspace import Workspace


class Outgoing:
    """The road of forms out of the desk."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def write_forms(self, period: Period, unit_ids: Collection[int] | None = None) -> None:
        """Ask for a folder and write the forms of these units (None: of all that owe one) into it."""
        workspace = self._workspace
        start = Path(str(workspace.desk.settings.window.get("forms_folder", "")) or Path.home())
        folder = messages.ask_folder(workspace.window, f"{period.title}填报表放在哪个文件夹", start)
        if folder is None or not self._may_replace(folder, period):
            return
        workspace.keep(window={**workspace.desk.settings.window, "forms_folder": str(folder)})

        def work(progress: Progress) -> tuple[Path, ...]:
            """The writer of workbooks is imported here, off the window's thread: it takes longer than the screen."""
            from lianping_desk.services.returns.forms.write_forms import write_forms

            return write_forms(workspace.desk, period.code, folder, progress, unit_ids=unit_ids, replacing=True)

        workspace.start(
            f"生成{period.title}填报表",
            work,
            lambda paths: self._tell(folder, len(paths)),
            writes=True,
        )

    def _may_replace(self, folder: Path, period: Period) -> bool:
        """Files of the same name may be ones that units have filled in already: never replace them unasked."""
        same = list(folder.glob(f"*{period.title}填报表.xlsx"))
        return not same or messages.confirm(
            self._workspace.window,
            f"这个文件夹里已经有{len(same)}份{period.title}填报表，要用新写的换掉吗？",
            "如果里面有单位填好的表，请换一个文件夹，以免填好的内容丢失。",
            yes="换掉",
            no="另选文件夹",
        )

    def _tell(self, folder: Path, count: int) -> None:
        if messages.confirm(
            self._workspace.window, f"{count}份填报表已经写好。", f"放在：{folder}", yes="打开文件夹", no="关闭"
        ):
            messages.open_outside(folder)
