"""The screen 创建目标: targets against values, the base register, the literacy surveys."""
