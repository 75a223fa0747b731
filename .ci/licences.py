"""Lists the installed packages under the GPL or AGPL; the exit status is 1 where there is one."""

import re
import sys
from importlib.metadata import Distribution, distributions

BINDING = re.compile(r"(?<!L)\b(?:A?GPL|(?:Affero )?General Public License)", re.IGNORECASE)


def licence(package: Distribution) -> str:
    """What a package says of its licence, in one line each way of saying it."""
    said = package.metadata
    stated = said.get("License-Expression") or said.get("License") or ""
    kinds = [kind for kind in said.get_all("Classifier") or [] if kind.startswith("License") and "Lesser" not in kind]
    return " | ".join([stated.strip().partition("\n")[0], *kinds])


bound = [
    f"{package.metadata['Name']}: {licence(package)}" for package in distributions() if BINDING.search(licence(package))
]
print("\n".join(bound) or "none")
sys.exit(bool(bound))
