"""The only place with SQL: tables, one module per aggregate, the change log, backup and migration."""
