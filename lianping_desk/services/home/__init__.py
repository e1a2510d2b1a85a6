"""The home page (首页): what to do next, worked out from everything else."""
