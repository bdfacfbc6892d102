"""The forms of option values as schemas."""

from compilejob.catalog.forms import Choice, Form, TextList, Version, Whole
from compilejob.schema.pieces import Schema


def admitted(form: Form) -> Schema:
    """The values that have a form; of the forms that texts have and no page states, all texts."""
    match form:
        case Choice(values=values, or_number=False):
            return {"enum": list(values)}
        case TextList():
            return {"type": "array", "items": {"type": "string"}}
        case Whole(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Version(parts=parts):
            return {"type": "string", "pattern": rf"^[0-9]+(?:\.[0-9]+){{{parts - 1}}}$"}
    return {"type": "string"}


def retyped(form: Form) -> Schema | None:
    """The values of another type that say what a form wants: the rules take them, with a warning."""
    match form:
        case Whole(least=least, most=most, prefix=prefix):
            numbers = "|".join(map(str, range(least, most + 1)))
            return {"type": "string", "pattern": rf"^\s*(?:{prefix})?0{{0,7}}(?:{numbers})(?:\.0)?\s*$"}
        case Version(parts=2):
            return {"type": "number", "minimum": 0}  # 10.2 for "10.2"
    return None
