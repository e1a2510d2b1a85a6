"""What the system reports about files, said in her language: Windows and Linux answer in English."""

import errno

_REASONS = {
    errno.ENOENT: "找不到这个文件或文件夹",
    errno.EACCES: "没有权限，或正被别的程序占用",
    errno.EPERM: "没有权限，或正被别的程序占用",
    errno.EBUSY: "正被别的程序占用",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "同名的文件已经在那里",
    errno.EISDIR: "这是一个文件夹，不是文件",
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "名称太长",
    errno.EINVAL: "名称里有不能用的符号",
    errno.EMFILE: "打开的文件太多",
    errno.ELOOP: "快捷链接绕成了圈",
}


def reason_of(error: OSError) -> str:
    """Why the file could not be read or written; a rare reason by the number that support can look up."""
    if error.errno is None:
        return "原因不明"
    return _REASONS.get(error.errno, f"系统错误{error.errno}")
