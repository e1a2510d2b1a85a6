"""Files that lie among returns and are none: told by their names, so that they are named to her and not registered."""

_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "autorun.inf"})
_LOCKS = ("~$", ".~", "._")
"""How the files begin that office programs keep beside an open workbook, and that a Mac keeps beside every file."""
_SHORTCUTS = (".lnk", ".url")
_PROGRAMS = (".exe", ".msi", ".dll", ".bat", ".cmd", ".com", ".scr", ".js", ".vbs", ".ps1", ".sys", ".reg", ".apk")
_FILMS = (".mp4", ".avi", ".mov", ".mkv", ".wmv", ".flv", ".rmvb", ".mpg", ".mpeg")
_SOUNDS = (".mp3", ".wav", ".wma", ".m4a", ".aac")
_LEFT_BEHIND = (".db", ".ini", ".log", ".tmp", ".crdownload", ".ttf", ".otf", ".iso")
_SUFFIXES = (*_SHORTCUTS, *_PROGRAMS, *_FILMS, *_SOUNDS, *_LEFT_BEHIND)


def is_clearly_no_return(name: str) -> bool:
    """Whether a file of this name is a shortcut, a program, a film, or one that a system keeps for itself."""
    small = name.lower()
    return small in _NAMES or small.startswith((".", *_LOCKS)) or small.endswith(_SUFFIXES)
