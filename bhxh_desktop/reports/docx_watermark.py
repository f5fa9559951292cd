"""The word behind the text of a draft, as Word itself draws one: a shape in the header.

python-docx has no API for it; the shape is what Word's own "Watermark" writes, so that people take
it away with Word's own "Remove Watermark".
"""

from __future__ import annotations

from lxml import etree

from bhxh_desktop.reports import page

_WORD_ART = "_x0000_t136"
_WIDTH, _HEIGHT = 420, 105
_SHAPE = f"""\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w10="urn:schemas-microsoft-com:office:word"><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="{_WORD_ART}" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>
<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"
 o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject" type="#{_WORD_ART}" o:allowincell="f"
 fillcolor="#ececec" stroked="f" style="position:absolute;margin-left:0;margin-top:0;\
width:{_WIDTH}pt;height:{_HEIGHT}pt;rotation:310;z-index:-251658240;\
mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
mso-position-vertical:center;mso-position-vertical-relative:margin">
<v:textpath style="font-family:&quot;{page.FONT}&quot;;font-size:1pt;font-weight:bold"/>
<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>"""
_VML = "{urn:schemas-microsoft-com:vml}"


def watermark_run(words: str, number: int) -> etree._Element:
    """Return a run that draws *words* across the page; *number* names the shape in its file."""
    run = etree.fromstring(_SHAPE)
    for shape in run.iter(f"{_VML}shape"):
        shape.set("id", f"PowerPlusWaterMarkObject{number}")
        shape.set("alt", words)
        for text in shape.iter(f"{_VML}textpath"):
            text.set("string", words)
    return run
