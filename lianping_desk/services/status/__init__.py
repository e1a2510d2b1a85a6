"""Where everything stands on a day: tasks, indicators, and the cells behind them."""
