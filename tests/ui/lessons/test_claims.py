"""Claims judged by quantities, and large numbers typed with and without commas."""

from tests.each import each
from ui.lessons.payload import build
from ui.lessons.questions.grading import grade

HEAD = '+++\ntitle = "T"\nminutes = 1\ngoal = "G"\n+++\n## One\n\nText.\n\n'


def question(body):
    made = build("01_one", f"{HEAD}```question asked\n{body}\n```\n", {"one": "One"})
    assert [problem.sentence for problem in made.problems] == []
    return next(block for block in made.payload["screens"][0]["blocks"] if block["kind"] == "question")


@each(
    ("truth", "options", "right"),
    [
        ('"chain.last < chain.side"', 2, "1"),
        ('["chain.last > chain.side"]', 3, "2"),
        ('["chain.last < chain.side", "chain.last < chain.digit"]', 3, "1"),
        ('["chain.last < chain.side", "chain.last > chain.side"]', 3, "3"),
    ],
)
def test_a_claim_depends_where_its_comparisons_disagree(truth, options, right):
    asked = question(f'kind = "claim"\nclaim = "It is so."\ntruth = {truth}')
    assert len(asked["form"]["options"]) == options
    assert asked["variants"][0]["right"] == [[right]]


def test_thousands_are_typed_with_commas_or_without_and_a_thousandth_is_another_number():
    asked = question(
        'kind = "number"\nask = "How many?"\nanswer = "vgg.pooled_weights"\n[wrong]\n"vgg.pooled" = "Go in."'
    )
    assert [grade(asked, 0, [typed]).right for typed in ("512000", "512,000", "512", "512.000")] == [
        True,
        True,
        False,
        False,
    ]
    assert "Go in." in grade(asked, 0, ["512"]).say
    asked = question('kind = "number"\nask = "How many?"\nanswer = "vgg.flat_weights"')
    assert all(grade(asked, 0, [typed]).right for typed in ("25088000", "25,088,000"))
