"""The fit finds the weight that the cases were made with."""

from random import Random

from train.references import Case, best, fit, floor


def made(count: int) -> list[Case]:
    """Pronouns whose word is always the near one, before a far one."""
    chance = Random(3)
    features = [{"any": 1.0, "near": 1.0}, {"any": 1.0, "near": 0.0}]
    found = list[Case]()
    for _ in range(count):
        order = chance.sample([0, 1], 2)
        found.append(Case("he", [features[i] for i in order], [i == 0 for i in order]))
    return found


def test_what_is_meant_becomes_the_likeliest() -> None:
    weights = fit(made(60))
    share, right = best(made(1)[0], weights)
    assert weights["near"] > 1
    assert (right, share > 0.5) == (True, True)


def test_a_pronoun_that_stands_for_nothing_lowers_every_share() -> None:
    nothing = [Case("it", case.features, [False, False]) for case in made(60)]
    case = made(1)[0]
    assert best(case, fit([*made(60), *nothing]))[0] < best(case, fit(made(60)))[0]


def test_the_floor_is_the_lowest_share_from_which_on_enough_is_right() -> None:
    assert floor([(0.9, True)] * 20 + [(0.625, False)] * 20) > 0.625
