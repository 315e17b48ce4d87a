"""Countries, their peoples, makers: capitalised, but no names of a product."""

from __future__ import annotations

from kg.text.regexps import regexp

PLACE = regexp(
    r"\b(?:USA?|UK|EU|UAE|United|States|Kingdom|Britain|British|England|English|Scotland|Scottish|Ireland|Irish|America|American|North|South|East|West|Central|Europe|European|Union|Asian?|Africa|African|"
    r"Latin|India|Indian|Canada|Canadian|Australian?|Zealand|German|Germany|France|French|Italy|Italian|Spain|Spanish|Portug\w+|Brazil|Brazilian|Mexic\w+|Japan|Japanese|China|Chinese|Korean?|"
    r"Scandinavian?|Sweden|Swedish|Norway|Norwegian|Denmark|Danish|Finland|Finnish|Netherlands|Dutch|Belgi\w+|Swiss|Switzerland|Austrian?|Poland|Polish|Czech\w*|Hungar\w+|Romanian?|"
    r"Bulgarian?|Greece|Greek|Turkey|Turkish|Russian?|Ukrain\w+|Israel|Israeli|Egypt|Egyptian|Iran|Iranian|Saudi|Arab\w*|Pakistani?|Bangladeshi?|Nepal|Sri|Lanka|Thailand|Thai|"
    r"Vietnam|Malaysian?|Singapore|Indonesian?|Philippines|Philippine|Taiwan|Hong|Kong|Argentin\w+|Chile|Chilean|Colombian?|Peru|Nigerian?|Kenyan?|Commonwealth|Germans|Americans|Canadians|Australians|Indians|Italians|Austrians|Russians|Brazilians|Europeans|Britons|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Pharmacopo\w+)\b"
)
MAKER = regexp(
    r"\b(?:Limited|Ltd|Inc|GmbH|Pharma\w*|Laborator\w+|Company|Corporation|Administration|Agency|Health)\b"
)
