"""Where a model of Sentence Transformers is: to load one that is nowhere takes a minute without a connection."""

from pathlib import Path

from vnpolicy.index.errors import EncoderMissing

PATIENCE = 5.0  # seconds to wait for the hub


def on_this_machine(name: str, kind: str) -> bool:
    """Whether a model is a folder or in the hub's cache; if not, the hub has it. `EncoderMissing` where nobody has.

    `kind` is what it is to be: "an encoder".
    """
    from huggingface_hub import HfApi, try_to_load_from_cache

    advice = f"give the folder of {kind}, or with a connection the name of one that can be downloaded"
    try:
        if Path(name).is_dir() or isinstance(try_to_load_from_cache(name, "config.json"), str):
            return True
        HfApi().model_info(name, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise EncoderMissing(name, "no such model on this machine, and none was found elsewhere", advice) from error
    return False
