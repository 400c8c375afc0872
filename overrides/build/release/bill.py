"""The bill of materials (CycloneDX): what the site ships that others have made, with versions and licences.

It tells the same as the page of licences, and the same release always gets the same bill.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from overrides.authoring import licences
from overrides.version import Version

NAME = "beratungsaktivitaet"
COMPILED_IN = "pydantic_core"
"""The wheel that brings a bill of its own: of the Rust libraries in it."""

THEME = "Material for MkDocs"


def bill(version: Version, moment: int) -> str:
    """The bill as JSON.

    Args:
        version: of the site.
        moment: when it was made, in seconds since 1970.
    """
    licence = LicenseFactory()

    def component(name: str, number: str, said: str, purl: str = "") -> Component:
        return Component(
            name=name,
            version=number or None,
            type=ComponentType.LIBRARY,
            bom_ref=purl or f"{name}@{number}",
            purl=PackageURL.from_string(purl) if purl else None,
            licenses=[licence.make_from_string(said)] if said else [],
        )

    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"{NAME}@{version}#{moment}"))
    bom.metadata.timestamp = datetime.fromtimestamp(moment, UTC)
    bom.metadata.component = own = Component(
        name=NAME,
        version=str(version),
        type=ComponentType.APPLICATION,
        bom_ref=NAME,
        licenses=[licence.make_from_string("MIT")],
    )
    packages = {one.name: component(one.name, one.version, one.lizenz, one.purl) for one in licences.shipped()}
    crates = [component(*crate, f"pkg:cargo/{crate[0]}@{crate[1]}") for crate in licences.crates()]
    bundled = [component(one.npm, "", one.lizenz, f"pkg:npm/{one.npm}") for one in licences.bundled()]
    for whole, parts in (
        (own, packages.values()),
        (packages[COMPILED_IN], crates),
        (packages[THEME], bundled),
    ):
        _note(bom, whole, parts)
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2) + "\n"


def _note(bom: Bom, whole: Component, parts: Iterable[Component]) -> None:
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(whole, parts)
