"""What all tests share."""

from hypothesis import Phase, settings

settings.register_profile("steady", deadline=None)  # a busy machine is no defect
settings.register_profile(  # for mutation testing: the same few examples each time
    "few", deadline=None, derandomize=True, max_examples=10, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("steady")
