"""Reminders, ticks, returned workbooks, taught words, notices, agenda, archived and following plans."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEEPS_IDS = {"sqlite_autoincrement": True}

UNIQUE_WITHIN_REGION = (("unit", "name"), ("literacy_survey", "year"))
"""Tables with what was unique in the whole desk and is now unique within its region."""


def upgrade() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("speaker", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_agenda_item_meeting_id_meeting"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_item_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "taught_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("means", sa.String(length=400), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("taught_on", sa.Date(), nullable=False),
        sa.Column("learnt_from", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_taught_word_plan_id_plan"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_taught_word_unit_id_unit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taught_word")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("taught_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_taught_word_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_taught_word_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "unit_successor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["successor_id"],
            ["unit.id"],
            name=op.f("fk_unit_successor_successor_id_unit"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_unit_successor_unit_id_unit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_successor")),
        sa.UniqueConstraint("unit_id", "successor_id", name=op.f("uq_unit_successor_unit_id_successor_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("unit_successor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_successor_successor_id"), ["successor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_successor_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=400), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("copies_to", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.String(length=400), nullable=False),
        sa.Column("red_head", sa.String(length=400), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("period_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_notice_meeting_id_meeting"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["period_id"], ["period.id"], name=op.f("fk_notice_period_id_period"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_period_id"), ["period_id"], unique=False)

    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=400), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("promised", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["period.id"],
            name=op.f("fk_reminder_period_id_period"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_reminder_unit_id_unit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_period_id"), ["period_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reminder_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "return_tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("tick", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["period.id"],
            name=op.f("fk_return_tick_period_id_period"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_return_tick_unit_id_unit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_tick")),
        sa.UniqueConstraint("period_id", "unit_id", "tick", name=op.f("uq_return_tick_period_id_unit_id_tick")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("return_tick", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_return_tick_period_id"), ["period_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_return_tick_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "sent_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("file_name", sa.String(length=400), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("cells", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["received_file.id"],
            name=op.f("fk_sent_back_file_id_received_file"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["period.id"],
            name=op.f("fk_sent_back_period_id_period"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_sent_back_unit_id_unit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_back")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("sent_back", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sent_back_file_id"), ["file_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sent_back_period_id"), ["period_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sent_back_unit_id"), ["unit_id"], unique=False)

    with op.batch_alter_table("meeting", table_kwargs=KEEPS_IDS) as batch_op:
        batch_op.add_column(sa.Column("time", sa.String(length=400), server_default="", nullable=False))
        batch_op.add_column(sa.Column("chair", sa.String(length=400), server_default="", nullable=False))

    with op.batch_alter_table("plan", table_kwargs=KEEPS_IDS) as batch_op:
        batch_op.add_column(sa.Column("archived_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("predecessor_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_plan_predecessor_id_plan"),
            "plan",
            ["predecessor_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )

    for table, column in UNIQUE_WITHIN_REGION:
        with op.batch_alter_table(table, table_kwargs=KEEPS_IDS) as batch_op:
            batch_op.add_column(sa.Column("region", sa.String(length=400), server_default="", nullable=False))
            batch_op.drop_constraint(batch_op.f(f"uq_{table}_{column}"), type_="unique")
            batch_op.create_unique_constraint(batch_op.f(f"uq_{table}_region_{column}"), ["region", column])
    with op.batch_alter_table("base", table_kwargs=KEEPS_IDS) as batch_op:
        batch_op.add_column(sa.Column("region", sa.String(length=400), server_default="", nullable=False))
    for table in ("unit", "literacy_survey", "base"):  # until now a desk worked for one region: that of its plan
        op.execute(
            f"UPDATE {table} SET region = COALESCE("
            "(SELECT plan.region FROM plan ORDER BY plan.is_current DESC, plan.id DESC LIMIT 1), '')"
        )


def downgrade() -> None:
    with op.batch_alter_table("base", table_kwargs=KEEPS_IDS) as batch_op:
        batch_op.drop_column("region")
    for table, column in UNIQUE_WITHIN_REGION:
        with op.batch_alter_table(table, table_kwargs=KEEPS_IDS) as batch_op:
            batch_op.drop_constraint(batch_op.f(f"uq_{table}_region_{column}"), type_="unique")
            batch_op.create_unique_constraint(batch_op.f(f"uq_{table}_{column}"), [column])
            batch_op.drop_column("region")

    with op.batch_alter_table("plan", table_kwargs=KEEPS_IDS) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_plan_predecessor_id_plan"), type_="foreignkey")
        batch_op.drop_column("predecessor_id")
        batch_op.drop_column("archived_on")

    with op.batch_alter_table("meeting", table_kwargs=KEEPS_IDS) as batch_op:
        batch_op.drop_column("chair")
        batch_op.drop_column("time")

    with op.batch_alter_table("sent_back", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sent_back_unit_id"))
        batch_op.drop_index(batch_op.f("ix_sent_back_period_id"))
        batch_op.drop_index(batch_op.f("ix_sent_back_file_id"))

    op.drop_table("sent_back")
    with op.batch_alter_table("return_tick", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_return_tick_unit_id"))
        batch_op.drop_index(batch_op.f("ix_return_tick_period_id"))

    op.drop_table("return_tick")
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_unit_id"))
        batch_op.drop_index(batch_op.f("ix_reminder_period_id"))

    op.drop_table("reminder")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notice_period_id"))
        batch_op.drop_index(batch_op.f("ix_notice_meeting_id"))

    op.drop_table("notice")
    with op.batch_alter_table("unit_successor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_successor_unit_id"))
        batch_op.drop_index(batch_op.f("ix_unit_successor_successor_id"))

    op.drop_table("unit_successor")
    with op.batch_alter_table("taught_word", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_taught_word_unit_id"))
        batch_op.drop_index(batch_op.f("ix_taught_word_plan_id"))

    op.drop_table("taught_word")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_meeting_id"))

    op.drop_table("agenda_item")
