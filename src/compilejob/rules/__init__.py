"""What may not be said together: the rule book. `table` lists every rule, `judge` asks them."""

from compilejob.rules.judge import judge, judge_ordinary, remark, with_remarks, word
from compilejob.rules.table import FILE_RULES, RULES

__all__ = ["FILE_RULES", "RULES", "judge", "judge_ordinary", "remark", "with_remarks", "word"]
