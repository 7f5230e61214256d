"""``imsmanifest.xml``: one activity, with every file of the package.

SCORM 1.2 and SCORM 2004 3rd Edition, Content Aggregation Model. There is no mastery score: with one, systems
call a learner who is half way "failed".
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Literal
from urllib.parse import quote

Version = Literal["1.2", "2004"]
VERSIONS: tuple[Version, ...] = ("1.2", "2004")
NAME = "imsmanifest.xml"

_NAMESPACES = {
    "1.2": 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
    "2004": 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" '
    'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
}
_EDITION = {"1.2": "1.2", "2004": "2004 3rd Edition"}
_SCO = {"1.2": 'adlcp:scormtype="sco"', "2004": 'adlcp:scormType="sco"'}
# else a system calls a book completed that was only opened
_SEQUENCING = {
    "1.2": "",
    "2004": '\n        <imsss:sequencing><imsss:deliveryControls completionSetByContent="true" '
    'objectiveSetByContent="true"/></imsss:sequencing>',
}


def manifest(
    version: Version, identifier: str, title: str, start: str, files: Iterable[str]
) -> str:
    """The manifest of a package.

    Parameters
    ----------
    identifier : of the course, the same in each edition: letters, digits, hyphens.
    start : the file that a system opens.
    files : all files, with slashes, as they lie in the package.
    """
    listed = "\n".join(f'      <file href="{escape(quote(name))}"/>' for name in sorted(files))
    told = escape(title)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{escape(identifier)}" version="1" {_NAMESPACES[version]}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>{_EDITION[version]}</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{told}</title>
      <item identifier="book" identifierref="pages">
        <title>{told}</title>{_SEQUENCING[version]}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="pages" type="webcontent" {_SCO[version]} href="{escape(quote(start))}">
{listed}
    </resource>
  </resources>
</manifest>
"""
