"""The controls of What pooling does to a model."""

import streamlit as st

from ui.app.widgets.notices import mention
from ui.controls.settings import SETTINGS
from ui.controls.settings.model import POOLING_WORDS
from ui.controls.widgets.controls import choose, number
from ui.controls.widgets.held import assign
from ui.controls.widgets.workspace import Workspace
from ui.controls.words import GROUPS
from ui.model.asked import Asked
from ui.model.words import PICK

_PICK = "model_pick"


def ask_models(place: Workspace) -> tuple[Asked, str, int]:
    """Draw the controls; return what is asked for, the prediction, and the seconds that training may take."""
    settings = place.settings
    with settings.group(GROUPS["training"]):
        epochs, learned = settings.ask(number, "epochs"), settings.ask(choose, "learned")
        seeds, first_seed = settings.ask(number, "seeds"), settings.ask(number, "first_seed")
        limit = settings.ask(choose, "train_limit")
    with place.row:
        models = _pick_models(str(settings.keep("models")))
        head, bet = choose("model_head"), str(settings.keep("bet"))
        settings.button()
    return Asked(models, head, epochs, int(learned), seeds, first_seed), bet, int(limit)


def _pick_models(text: str) -> tuple[str, ...]:
    """Draw the networks as buttons; they are not bound to the address, which holds the one text."""
    names = text.split(",")
    if st.session_state.get(_PICK) != names:
        st.session_state[_PICK] = names
    setting = SETTINGS["models"]
    st.pills(
        setting.label,
        list(POOLING_WORDS),
        selection_mode="multi",
        format_func=POOLING_WORDS.__getitem__,
        key=_PICK,
        on_change=_take_models,
        help=setting.meaning,
    )
    return tuple(names)


def _take_models() -> None:
    """Set the networks, unless they are too few or too many: then those of before come back."""
    setting = SETTINGS["models"]
    text = str(setting.value(",".join(st.session_state[_PICK])))
    if setting.validate(text):
        mention(PICK, ":material/checklist:")
    else:
        assign(models=text)
