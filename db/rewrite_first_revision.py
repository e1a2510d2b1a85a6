"""Write revision 0001 anew from the tables of the program; allowed until the first release only (db/README.md).

python db/rewrite_first_revision.py
"""

from new_revision import DB, write_revision

if __name__ == "__main__":
    for old in (DB / "revisions").glob("0001_*.py"):
        old.unlink()
    print(write_revision("The tables of the first release", 1, alters_tables=False).relative_to(DB.parent))
