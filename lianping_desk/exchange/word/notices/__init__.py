"""Notices as Word documents after GB/T 9704-2012 that she can go on writing, in Word and in WPS."""

from lianping_desk.exchange.word.notices.write_notices import notices_as_word

__all__ = ["notices_as_word"]
