"""The words of layers whose calculation is not that of a reduction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LayerWords:
    """The words of a layer's calculation, as `ReductionWords` has them.

    Attributes
    ----------
    head, head_one, body, term, line, short, result : templates of the middle pane and of the sentence
    cells_head : the heading where the cells of a photo are shown in place of the parts
    gradient : which cells receive the gradient, and how much
    sentence : the sentence of a step, if it is not a calculation with a result
    pad : what a padding cell stands for, twice: short for the cell, and as a sentence
    """

    head: str
    body: str
    gradient: str
    head_one: str = ""
    cells_head: str = ""
    term: str = ""
    line: str = ""
    short: str = ""
    result: str = "= {result}"
    sentence: str = ""
    pad: tuple[str, str] = ("·", "Padding is never drawn.")


PAST = "{step}: this bin lies past the input, so the result is {result}."
"""The sentence of a bin of a box that has no cell."""
TRAINING = LayerWords(
    head="draw from {count} cells",
    head_one="draw from {count} cell",
    body="chances {terms_list}; the draw {draw} takes",
    term="{value} ({share})",
    line="{terms_list}: draw {draw}",
    short="drawn by share of the sum",
    result="takes {result}",
    sentence="{step}: SPAN: {body} {result}{at}{pads}.",
    gradient="The cell that was drawn gets all the gradient, as if it were the maximum.",
)
TEST = LayerWords(
    head="mean of {count} cells by chance",
    head_one="mean of {count} cell by chance",
    body="{terms}",
    term="{share} × {value}",
    line="{terms}",
    short="sum of chance × cell",
    gradient="Each cell gets (2x − result) / sum of the gradient: larger cells get more.",
)
BLUR = LayerWords(
    head="blur of {count} {parts}",
    cells_head="blur of {parts} of {count} cells",
    body="({terms}) / {divisor}",
    term="{share} × {value}",
    line="({terms}) / {divisor}",
    short="sum of weight × {part}, divided by {divisor}",
    gradient="Each {part} gets its weight of the gradient, and hands it to the cell that it comes from.",
)
SAMPLES = LayerWords(
    head="mean of {count} samples",
    cells_head="{divisor} samples in {count} cells",
    body="({values_sum}) / {divisor}",
    line="({values_sum}) / {divisor}",
    short="(sum of {divisor} samples) / {divisor}",
    gradient="Each sample hands its share of the gradient to its four neighbours, by their weights.",
)
ONE_SAMPLE = LayerWords(
    head="1 sample between {count} cells",
    head_one="1 sample on {count} cell",
    body="{terms}",
    term="{share} × {value}",
    line="{terms}",
    short="sum of weight × cell",
    gradient=SAMPLES.gradient,
)
