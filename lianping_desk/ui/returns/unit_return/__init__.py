"""One unit's return in a dialog, its versions, and what came back after 退回."""
