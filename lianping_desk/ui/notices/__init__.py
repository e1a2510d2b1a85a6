"""发文: notices drafted from the data, read and changed before they are made; the register of what went out."""
