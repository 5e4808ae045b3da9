"""The pages: what the menu and the cards of Home show of each, and what each begins with."""

from collections.abc import Collection
from dataclasses import dataclass

from ui.controls.settings import IMAGE_START

APP, LEARN, BACK = "Pooling Lab", "pages/learn.py", "Back to the lesson"


@dataclass(frozen=True)
class Page:
    """One page, as shown in the menu and on the cards of the home page.

    What it `begins` with is in its address from the start, in one step of Back with what the link says. If it
    `speaks`, its body has a title of its own: the frame draws no heading.
    """

    path: str
    title: str
    icon: str
    question: str
    begins: Collection[str] = ()
    speaks: bool = False

    @property
    def address(self) -> str:
        """Its address below the app's: "" of Home, "step_through" for one."""
        return self.path.removeprefix("pages/").removesuffix(".py") if self.path != "app.py" else ""

    @property
    def tab(self) -> str:
        """What the browser's tab says."""
        return f"{self.title} · {APP}"


PAGES = (
    Page("app.py", "Home", ":material/home:", "What is pooling?"),
    Page(
        LEARN,
        "Learn",
        ":material/school:",
        "Pooling in short chapters. Predict first, then see.",
        speaks=True,
    ),
    Page(
        "pages/step_through.py",
        "Step through",
        ":material/grid_view:",
        "Move the window and see the numbers inside it, and where the result goes.",
    ),
    Page(
        "pages/pool_an_image.py",
        "Pool an image",
        ":material/image:",
        "Pool a photo by max, average and min, and see what each one keeps.",
        IMAGE_START,
    ),
    Page(
        "pages/filter_detect_condense.py",
        "Filter, detect, condense",
        ":material/filter_center_focus:",
        "Filter a photo, keep what is positive, pool it: the three stages of a convolutional network.",
    ),
    Page(
        "pages/one_number_a_map.py",
        "One number a map",
        ":material/filter_1:",
        "Turn each feature map into one number. Is that enough to tell a car from a truck?",
    ),
    Page(
        "pages/what_pooling_does_to_a_model.py",
        "What pooling does to a model",
        ":material/model_training:",
        "Train the same small network with and without pooling. Does pooling always improve accuracy?",
    ),
    Page(
        "pages/compare.py",
        "Compare",
        ":material/balance:",
        "See what TensorFlow, PyTorch, ONNX and others make of your numbers, and why they differ.",
    ),
    Page(
        "pages/translation_invariance.py",
        "Translation invariance",
        ":material/radio_button_unchecked:",
        "Move a picture and see when the pooled result really stays the same.",
    ),
)


def page_of(path: str) -> Page:
    """Return the page with the file `path`."""
    return next(page for page in PAGES if page.path == path)


WRONG_ADDRESS = "page_asked_for"
"""What Home says of a wrong address, until another page is opened."""
