"""Work that is nobody's request: upkeep and clean-up, done now and then by `manage.py work`.

    jobs.register("old-sessions", 3600, remove_old_sessions)   # in AppConfig.ready

A job may run at any time, twice, or never: whatever must be right is judged when it is read.
"""

from core.jobs.registry import Job, jobs, register
from core.jobs.running import run_due

__all__ = ["Job", "jobs", "register", "run_due"]
