"""The window: Qt and nothing but Qt over the services."""

from lianping_desk.ui.lasting_constants import keep_constants_alive

keep_constants_alive()
