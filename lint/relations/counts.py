"""Announced counts against what is listed: 三方面：一是…, “五个一”（…）, A、B、C等两项, 市县三级, 第一条至第五条共六条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import ordinal
from ..document import Block, Document
from ..expression import expression
from ..numeral import whole_number
from ..text import Span
from .relation import Relation, Verdict, counted

_N = r"[0-9]{1,2}|[一两二三四五六七八九十]{1,3}"
_MEASURE = r"个方面|方面|大类|阶段|部分|步|章|轮|期|个|项|点|条|类|种|大|招|关|级|件|型|篇|批|处|组"
_COUNT = r"[0-9]{1,2}|[二两三四五六七八九十][一二三四五六七八九十]{0,2}"
_SHARED = "抓建看讲严优强促立查治提重聚做创推学树敢帮找改评比亮定扩转稳补控守育培引盯突完健加深坚注夯拓筑落保"
"""Verbs that items repeat behind their number: 一抓…，二抓…."""
_FIRST = rf"(?:第一(?:阶段|步|批|期|类|轮|层|部分|组|片|环节|板块|梯队)|一是|一要|一[{_SHARED}]|第一[，、是]|其一[，、：]|一、|（一）|1[.、．]|（1）|①|首先)"
_ANNOUNCED = expression(
    rf"(?<![0-9.第几数十百两])(?P<n>{_COUNT})(?P<unit>{_MEASURE})(?P<noun>[^。；：，（）0-9、]{{0,16}})(?P<mark>[：。（]|——|，(?:即|包括|主要是)?)\s*(?={_FIRST})"
)
_FAMILIES = (
    (expression(r"(?<=[：。；，—\n ])([一二三四五六七八九十]{1,2})是"), "是"),
    (expression(r"(?<=[：。；，—\n ])([一二三四五六七八九十]{1,2})要"), "要"),
    (
        expression(
            r"(?<=[：。；，、（—\n ])第([一二三四五六七八九十]{1,2})(?:(?<![、（]第.)[，、是]|阶段|步|批|期|类|轮|层|部分|组|片|环节|板块|梯队)"
        ),
        "第",
    ),
    (expression(r"(?<=[：。；，—\n ])([一二三四五六七八九十]{1,2})、"), "一、"),
    (expression(r"(?<=[：。；，—\n ])其([一二三四五六七八九十]{1,2})[，、：]"), "其"),
    (expression(r"（([一二三四五六七八九十]{1,2})）"), "（一）"),
    (expression(r"（([0-9]{1,2})）"), "（1）"),
    (expression(r"(?<![0-9.])([0-9]{1,2})[.、．](?![0-9])"), "1."),
    (expression(r"([①②③④⑤⑥⑦⑧⑨⑩])"), "①"),
)
_ONE = expression(rf"(?<=[：。；，—\n ])一([{_SHARED}])")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_BRACKETED = expression(
    rf"[“\"](?P<n>{_N})(?P<unit>个|项|大|种|张|条|支|类|级)?(?P<noun>[^“”\"，。；（）、]{{1,8}})[”\"][^，。；（）“”]{{0,8}}(?P<open>（|：|——|，?即|，具体[是为]|，也就是|，分别是|，包括)(?:即|分别是|分别为|包括|指)?(?P<list>[^（）。；：]{{6,160}})(?P<close>[）。；])"
)
_NAMED_IN_BRACKETS = expression(
    r"(?<![0-9.第几数十百两多余“各每])(?P<n>[二两三四五六七八九十]|[2-9])(?P<unit>[个家]?(?:部门|单位|乡镇|街道|社区|学校|医院|企业|领域|环节|行业|产业|平台|系统|机制|专班|中心|园区|渠道|区县|县区|区|县|镇|乡|村|省|小组|项目|品牌|行动|工程)|大[\u4e00-\u9fff]{2,4})"
    r"(?P<noun>)(?P<open>（)(?P<list>[^（）；：，]{5,120})(?P<close>）)"
)
"""四部门（A、B、C、D）, 三大片区（A、B、C）."""
_COLON = expression(
    r"(?<![0-9.第几数十百两多余“])(?P<n>[二两三四五六七八九十]|[2-9])(?P<unit>大|项|类|种|个方面|方面|个|条|家|座|张|支|名|位|所|件(?=[大实好要]?事)|句(?=话))(?P<noun>[^，。；：（）“”、0-9]{0,10})(?P<open>：|——|，即)(?:即|分别是|分别为)?(?P<list>[^。；：！？]{6,120})(?P<close>[。；])"
)
_NAMED = expression(
    r"(?<![0-9.第几数十百两多余等])[“\"]?(?P<n>[二两三四五六七八九十]|[2-9]|1[0-9])(?P<unit>个|项|大|类|种|件|家|处|条|名|位|所|座|支|章|节|部分|编|篇|阶段|环节|步|张|部|批|级|层|组|门)(?P<noun>[^，。；：（）、0-9]{0,12})，"
    r"(?:分别(?:是|为|由|负责|承担)|依次(?:是|为)|具体(?:是|为)|即|包括(?!但))：?(?P<list>[^。；：！？\n]{5,160})(?P<close>[。；])"
)
_QUOTES = expression(
    rf"(?P<list>(?:“[^“”]{{1,24}}”[、和及]?){{2,8}})(?P<etc>等)?(?P<n>{_COUNT})(?P<unit>个|项|大|种|类|张|块|家|所|条|部)(?=[\u4e00-\u9fff])"
)
_IN_QUOTES = expression(
    rf"“(?P<list>[^“”，。；]{{1,40}}(?:、[^“”，。；、]{{1,10}}){{1,9}})”(?P<n>{_COUNT})(?P<unit>个字|字|个|项|大|种|方面|位|条|级|步|环|色|型|化|维|链|网)(?=[\u4e00-\u9fff，。；])"
)
_PLAIN_MEASURES = frozenset({"个", "项", "大", "条", "种", "类", "级", "次", "点", "名", "位", "年", "月", "日", "批"})
_ONE_BODY = expression(rf"“(?P<list>[\u4e00-\u9fff]{{2,7}})”(?P<n>{_N})(?:(?P<unit>位)一体|(?P<unit2>个?字)(?![数以]))")
_EACH_LEVEL = expression(
    rf"(?P<list>[\u4e00-\u9fff]{{1,4}}级(?:、[\u4e00-\u9fff]{{1,4}}级){{1,5}})(?P<n>{_N})(?P<unit>级)(?![医以及甲])"
)
_SORTS = expression(
    r"[“\"](?P<name>(?:[一二两三四五六七八九十][\u4e00-\u9fff]{1,2}、?){2,4}(?<!、))[”\"][^，。；（）：“”]{0,8}(?:，即|（|：|——|，包括|，分别是)(?:即|包括)?(?P<list>[^。；：（）]{4,120}?)(?=[。；）]|，[^、，。；]{6,})"
)
_SORT = expression(r"([一二两三四五六七八九十])([^一二两三四五六七八九十]{1,2})")
_ENUMERATED = expression(
    r"(?P<etc>等)?(?<![0-9.第几数每多余前后近达逾共一二三四五六七八九十“])(?P<n>[2-9]|10|[两二三四五六七八九十])"
    r"(?P<measure>个|项|大|种|类|方面|部门|单位|型|级|部分|支柱|条|支|家|所|座|张|片|块|场|门|季|篇|册|路|组|队|要素|位(?=一体)|[市县区省国镇乡村](?=考察|学习|开展|调研|交流|进行))(?:(?=[\u4e00-\u9fff])|(?<=[类型种季篇册路组队门])(?=[。；，]))"
)
_LEVELS = expression(
    r"(?P<list>(?:(?:中央|国家|自治区|街道|社区|网格|乡镇|镇街|县区|区县|市州|州市|县市|县乡|党委|村居|[中国省市州盟县区旗乡镇村社组户部厅局校院班])(?:（[^（）]{1,6}）)?[、\-—和－]?){1,7})”?(?P<n>[一两二三四五六七八九])级(?![医以及甲公达])"
)
_LEVEL = expression(
    r"中央|国家|自治区|街道|社区|网格|乡镇|镇街|县区|区县|市州|州市|县市|村居|党委|[中国省市州盟县区旗乡镇村社组户部厅局校院班]"
)
_LEVEL_PAIRS = {"乡镇", "镇街", "县区", "区县", "市州", "州市", "县市", "村居"}
_THINGS = expression(
    r"(?P<thing>附件|附表|表|图|专栏|清单)(?P<a>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:至|到|—|～|-)(?P=thing)?(?P<b>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[，]?(?:共|合计|共计|这|等)+(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?P<unit>个|张|幅|份|件|项)"
)
_LISTED_ARTICLES = expression(
    r"(?P<list>第[一二三四五六七八九十百0-9]{1,5}[条章款项次期批轮届]?(?:[、和及]第?[一二三四五六七八九十百0-9]{1,5}[条章款项次期批轮届]?){1,12})(?<=(?P<unit>[条章款项次期批轮届]))，?(?:共|等|这|共计|合计)*(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?(?P=unit)"
)
_ARTICLES = expression(
    r"第(?P<a>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})[条章节款页期批届]?(?:至|到|—|～|-)第?(?P<b>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?P<unit>[条章节款页期批届])(?:(?P<link>[^。；0-9，]{0,4}|，)(?:共|计|这|等|共计|合计|连续)|)(?P<n>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})个?(?P=unit)"
)
_ARTICLES_BEHIND = expression(
    r"(?:(?:共|计|连续)|(?<![第0-9一二三四五六七八九十百])(?=[^，]{1,6}（第))(?P<n>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?P<unit>[条章节款页期届])[，（](?:即|为|分别为|自|从)*第(?P<a>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?P=unit)(?:至|到|—|～|-)第?(?P<b>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?P=unit)"
)
_NUMERALS = "一二三四五六七八九十"
_AT_THE_END = expression(
    rf"(?P<quote>)(?<![0-9.第几数十百两])(?P<n>{_N})(?P<unit>个方面|方面|大类|项|点|条|类|种|大(?=工程|行动|任务|举措|体系|战略|计划|专项|板块|领域|重点|机制|平台)|个(?=环节|问题|重点|步骤|阶段|任务|关口|举措|抓手|关键|短板|原则|目标|坚持|到位|不够|结合))(?P<noun>[^。；：，（）0-9、]{{0,12}})(?P<mark>[：。])$"
)
_SLOGAN = expression(
    rf"(?P<quote>“)(?P<n>{_N})(?P<unit>个|项|大)(?P<noun>[^“”，。]{{1,6}})”(?:[^。；：“”]{{0,12}}(?P<mark>[：。])|)$"
)
"""“五个聚力” at the end of a paragraph, whose items take up its word."""
_HEAD = 12
"""Within how many characters of an item the word stands."""
_REACH = 400
"""How many blocks below an announcement its items may take."""
_INTRODUCING = expression(
    r"以下|下列|如下|存在|重点|主要|着力|抓好|做好|抓住|突出|分为|提出|实现|围绕|坚持|做到|聚焦|推动|完成|体现"
)
_UNDER_WAY = expression("(?:进入|处于|正在)[^，。；]{0,6}第[一二三四五六七八九十](?:阶段|步|轮|期)")
_DEED = expression("(?:举措|措施|做法|办法|抓手|工作|经验|体会|启示|建议|意见|要求|原则)$")
_OCCASION = expression(r"^(?:而|并)?(?:针对|对照|面对|鉴于|为(?:了|破解|解决)|结合)")
_PARTIAL = expression(r"等|如|其中|包括|例如|特别是|以及其他|……|有的|主要是")
_EXCEPTING = expression("不含|不包括|除|含|原|另|以下|简称|下称|市、|县、|区、")
"""What a bracket begins with that names not the things counted: 三个区（不含…）, 九个县（市、区）."""
_LONGEST_LIST = 100
_CHAPTERS = frozenset({"章", "节", "编", "篇", "部分"})
_TOGETHER_WITH = expression("^.{0,6}?(?:会同|协同|联合|携手)")
_PLACES = frozenset("市县区省国镇乡村")
_NO_CONJUNCTION = expression("涉及|普及|^(?:与|和|同)|参与|协同|共同|合同|同步|和谐|温和|及时")
"""Words that hold a character of a conjunction, and the preposition at the head of a list."""
_CONJUNCTION = expression("和|与|及|同|或|等|两|多|各|其他")
_QUOTED = expression(r"“[^“”]*”|《[^《》]*》|（[^（）]*）|\"[^\"]*\"")


def relations(document: Document) -> Iterator[Relation]:
    """Every announced count of the prose whose items stand beside it."""
    text = document.folded
    for index, block in enumerate(document.blocks):
        if block.kind == "table" or block.span.length < 6:
            continue
        yield from _inline(text, block.span)
        yield from _following(document, index, block)
        yield from _bracketed(text, block.span)
        yield from _named(text, block.span)
        yield from _sorts(text, block.span)
        yield from _quoted(text, block.span)
        yield from _enumerated(text, block.span)
        yield from _levels(text, block.span)
        yield from _articles(text, block.span)


def _number(numeral: str) -> int:
    return _CIRCLED.index(numeral) + 1 if numeral in _CIRCLED else whole_number(numeral)


def _inline(text: str, span: Span) -> Iterator[Relation]:
    """三方面工作：一是…；二是…；三是…."""
    for match in _ANNOUNCED.finditer(text, *span):
        clause = expression("[，。；：]").split(text[max(span.start, match.start() - 30) : match.start()])[-1]
        quoted = match["noun"].endswith("”") or _DEED.search(match["noun"])
        if match["mark"] == "。" and not (_INTRODUCING.search(clause) or quoted):
            continue
        if match["unit"] == "期" and match["mark"] != "：":
            continue  # 举办6期，第一期86人，第二期92人…: some of them
        if match["mark"].startswith("，") and _OCCASION.search(clause):
            continue  # 针对群众反映的两个问题，一是…，二是…，三是…: what is done about them
        if expression("从[^，。；]+[和与及、]").search(clause):
            continue  # 从供给和需求两方面采取措施。一要…: what is counted is named before
        items = run_of_items(text, Span(match.end("mark") - 1, span.end))
        if len(items) < _number(match["n"]) and _UNDER_WAY.search(text, match.end(), span.end):
            continue  # 分三个阶段，第一阶段…、第二阶段…，目前正在第二阶段
        others = {_number(numeral) for numeral in expression(rf"(?<![0-9.]){_N}(?=个?方面|大类|类)").findall(clause)}
        if len(items) >= 2 and _number(match["n"]) > 0 and len(items) not in others:
            words = f"后文列了{len(items)}项，文中为{match['n']}{match['unit']}"
            yield counted(match, items[:1] + items[-1:], {len(items)}, words)


def run_of_items(text: str, span: Span) -> list[Span]:
    """The places of 一是, 二是 … that follow one another from the first, of the family that comes first."""
    window = Span(span.start, min(span.end, span.start + 4000))
    best: list[Span] = []
    starts = []
    if verb := _ONE.search(text, window.start, min(window.end, window.start + 4)):
        shared = expression(rf"(?<=[：。；，—\n ])([一二三四五六七八九十]{{1,2}}){verb[1]}")
        starts.append((verb.start(), shared))
    for pattern, _ in _FAMILIES:
        if first := pattern.search(text, window.start, min(window.end, window.start + 12)):
            starts.append((first.start(), pattern))
    if not starts:
        return best
    pattern = min(starts, key=lambda item: item[0])[1]
    for match in pattern.finditer(text, *window):
        number = _number(match[1])
        if number == len(best) + 1:
            best.append(Span(*match.span()))
        elif number == 1:
            break
        elif number > len(best) + 1:
            return []  # a gap: for the check of numbering
    return best


def _following(document: Document, index: int, block: Block) -> Iterator[Relation]:
    """以下四项：at the end of a paragraph, and the items in the blocks below."""
    text = document.folded
    tail_start = max(block.span.start, block.span.end - 60)
    tail = _AT_THE_END.search(text, tail_start, block.span.end) or _SLOGAN.search(text, tail_start, block.span.end)
    if not tail or not document.blocks[index + 1 : index + 2]:
        return
    if (
        tail["mark"] == "。"
        and not _INTRODUCING.search(expression("[，。；：]").split(text[tail_start : tail.start()])[-1])
        and not tail["noun"].endswith("如下")
    ):
        return
    items = items_below(document, index, block) or _told_below(document, index) or _dashed_below(document, index)
    if len(items) < 2:
        return
    if tail["quote"] and not all(tail["noun"] in text[item.end : item.end + _HEAD] for item in items):
        return
    n = _number(tail["n"])
    here = Span(tail.start("n"), tail.end("unit"))
    verdict: Verdict = "consistent" if n == len(items) else "inconsistent"
    words = f"后文列了{len(items)}项，文中为{tail['n']}{tail['unit']}"
    yield Relation("count", here, (items[0], items[-1]), verdict, words)


def _told_below(document: Document, index: int) -> list[Span]:
    """一是, 二是 … of the blocks below that all begin with one, each in its own or several in one; none where they skip."""
    items: list[Span] = []
    style = ""
    for block in document.blocks[index + 1 : index + _REACH]:
        found = list(ordinal.inline(document.folded, block.span))
        if not found or found[0].span.start != block.span.start:
            break
        style = style or found[0].style
        for read in found:
            if read.style == style and read.value != len(items) + 1:
                return []
            items += [read.span] if read.style == style else []
    return [] if style == "首先" else items


def _dashed_below(document: Document, index: int) -> list[Span]:
    """The dashes of the blocks below that all begin with one."""
    items: list[Span] = []
    for block in document.blocks[index + 1 : index + _REACH]:
        if not document.folded.startswith("——", block.span.start):
            break
        items.append(Span(block.span.start, block.span.start + 2))
    return items


def items_below(document: Document, index: int, block: Block) -> list[Span]:
    """The ordinals of the row that begins in the block below, from 1 on; none where it has a gap or no end in reach."""
    text = document.folded
    first = ordinal.read(text, document.blocks[index + 1].span.start)
    own = ordinal.read(text, block.span.start)
    if not first or first.value != 1 or (own and own.style == first.style):
        return []
    items = [first.span]
    for place in range(index + 2, min(index + _REACH, len(document.blocks))):
        read = ordinal.read(text, document.blocks[place].span.start)
        if read is None or (read.style != first.style and read.rank >= first.rank):
            continue
        if read.style != first.style or read.value == 1:
            return items
        if read.value != len(items) + 1:
            return []
        items.append(read.span)
    return items if index + _REACH >= len(document.blocks) else []


def _possible_counts(listed: str) -> set[int]:
    """How many items a list can be read as: split at 、 or at commas, the last two joined by 和 or not."""
    bare = _QUOTED.sub(lambda match: "“" + "＿" * max(0, len(match[0]) - 2) + "”", listed)
    items = bare.split("、")
    if len(items) > 1 and all(expression("[^、]和[^、]|[^、]与[^、]").search(item) for item in items):
        return {len(items)}  # pairs: 发展与安全、当前与长远
    adjacent = bare.count("”“")
    counts: set[int] = set()
    for mark in "、，；":
        if mark in bare:
            parts = [part for part in bare.split(mark) if part.strip()]
            joined = len(expression("和|及|与|或|并").findall(parts[-1]))
            joined_all = len(expression("和|以及|及|与").findall(bare))
            counts |= set(range(len(parts) + adjacent, len(parts) + adjacent + max(joined, min(joined_all, 3)) + 1))
    head = bare.partition("，")[0]
    if "、" in head:  # the list ends at the first comma, an explanation follows
        counts |= {
            head.count("、") + 1 + adjacent,
            head.count("、") + 1 + adjacent + len(expression("和|及|与").findall(head)),
        }
    both = [part for part in expression("[、，；]").split(bare) if part.strip()]
    counts.add(len(both))
    return counts or {1 + adjacent, 1}


def _bracketed(text: str, span: Span) -> Iterator[Relation]:
    """“五个一”（…）and 三大任务：A、B、C."""
    for pattern in (_BRACKETED, _NAMED_IN_BRACKETS, _COLON):
        for match in pattern.finditer(text, *span):
            listed = match["list"]
            n = _number(match["n"])
            if (
                n < 2
                or expression(f"[{_NUMERALS}0-9+]").search(match["noun"].removeprefix("一").removesuffix("位一体"))
                or "“" in listed
            ):
                continue
            head = listed.partition("，")[0]
            if match["open"] != "（" and "、" in head and expression("[0-9]|。").search(listed[len(head) :]):
                listed = head  # what follows the list tells something else
            if (
                _PARTIAL.search(listed)
                or _EXCEPTING.match(listed)
                or (match["open"] == "（" and match["close"] != "）")
            ):
                continue
            if expression(rf"{_FIRST}|[甲A]、").match(listed) or not expression("[、，]").search(listed):
                continue
            if match["open"] != "（" and "、" not in listed:
                continue
            counts = _possible_counts(listed)
            items = [item for item in expression("[、，；]").split(listed) if item.strip()]
            if max(map(len, items)) > 18 or expression(r"[0-9]").search(listed):
                continue
            nearest = min(counts, key=lambda count: abs(count - n))
            here = Span(*match.span("list"))
            words = f"后面列了{nearest}项，文中为{match['n']}{match['unit'] or ''}"
            yield counted(match, [here], {nearest}, words, "count" if pattern is _BRACKETED else "listing")


def _named(text: str, span: Span) -> Iterator[Relation]:
    """N项荣誉，分别是A、B、C."""
    for match in _NAMED.finditer(text, *span):
        listed, n = match["list"], _number(match["n"])
        bare = _QUOTED.sub("引", listed)
        if n < 2 or _PARTIAL.search(bare) or expression("[0-9]|一是|（一）").search(listed):
            continue
        head = bare.partition("，")[0]
        head = head if "、" in head else bare
        count = (
            head.count("引")
            if head.count("引") > 1 and not expression("引、.*[^引]、").search(head)
            else head.count("、") + 1
        )
        joined = head.rpartition("、")[2] if match["unit"] in _CHAPTERS else head  # 第二章规划与建设 is one
        if count < 2 or (count != n and (_CONJUNCTION.search(joined) or ("，" in bare and "、" not in head))):
            continue
        words = f"后面列了{count}项，文中为{match['n']}{match['unit']}"
        yield counted(match, [Span(*match.span("list"))], {count}, words, "count")


def _quoted(text: str, span: Span) -> Iterator[Relation]:
    """“A”“B”“C”三个品牌; “学、查、改”三字要求."""
    for match in _QUOTES.finditer(text, *span):
        n, count = _number(match["n"]), match["list"].count("“")
        if n >= 2 and (count == n or count > n or not match["etc"]) and "的" not in match["list"]:
            words = f"前面列了{count}项，文中为{match['n']}{match['unit']}"
            yield counted(match, [Span(*match.span("list"))], {count}, words, "listing")
    for match in _ONE_BODY.finditer(text, *span):
        count = len(match["list"])
        if abs(count - _number(match["n"])) <= 1:
            yield counted(
                match, [Span(*match.span("list"))], {count}, f"“{match['list']}”是{count}项，文中为{match['n']}位"
            )
    for match in _EACH_LEVEL.finditer(text, *span):
        count = match["list"].count("、") + 1
        words = f"前面列了{count}级，文中为{match['n']}级"
        yield counted(match, [Span(*match.span("list"))], {count}, words)
    for match in _IN_QUOTES.finditer(text, *span):
        n, items = _number(match["n"]), match["list"].split("、")
        if n >= 2 and len({len(item) for item in items}) == 1 and not expression("等|和|与|及").search(match["list"]):
            words = f"前面列了{len(items)}项，文中为{match['n']}{match['unit']}"
            yield counted(match, [Span(*match.span("list"))], {len(items)}, words, "listing")


def _sorts(text: str, span: Span) -> Iterator[Relation]:
    """“两园三馆”，即A园、B园、C馆、D馆、E馆: as many of each sort as the name says."""
    for match in _SORTS.finditer(text, *span):
        sorts = [(_number(n), sort) for n, sort in _SORT.findall(match["name"])]
        items = [item.strip("“”") for item in expression("[、，和及]").split(match["list"]) if item.strip("“”")]
        counts = [sum(sort in item for item in items) for _, sort in sorts]
        total = sum(n for n, _ in sorts)
        if (
            any(sort in _PLAIN_MEASURES for _, sort in sorts)
            or sum(counts) != len(items)
            or len(items) < 3
            or abs(len(items) - total) > 1
            or len({sort for _, sort in sorts}) < len(sorts)
        ):
            continue
        told = "、".join(f"“{sort}”{count}个" for (_, sort), count in zip(sorts, counts, strict=True))
        wrong = counts != [n for n, _ in sorts]
        here, listed = Span(*match.span("name")), Span(*match.span("list"))
        words = f"后面列了{told}，文中为“{match['name']}”"
        yield Relation("count", here, (listed,), "inconsistent" if wrong else "consistent", words)


def _enumerated(text: str, span: Span) -> Iterator[Relation]:
    """A、B、C等两项: more are listed than announced. Fewer are legal with 等."""
    previous = span.start
    for match in _ENUMERATED.finditer(text, *span):
        start = max(previous, match.start() - _LONGEST_LIST)
        start = max([start, *(text.rfind(mark, start, match.start()) + 1 for mark in "，。；：！？\n")])
        listed, n = text[start : match.start()], _number(match["n"])
        previous = match.end()
        if (
            len(listed) < 3
            or "、" not in listed
            or n < 2
            or expression(r"[0-9]|分别(?![到赴在去前围聚])|各|以及|”等|每|、等").search(listed)
        ):
            continue
        bare = _NO_CONJUNCTION.sub("词", _TOGETHER_WITH.sub("", _QUOTED.sub("引", listed)))
        if (
            "”" in bare
            or "“" in bare
            or "）" in bare
            or expression(r"的[^、]*$").search(bare.rpartition("、")[2])
            or "、" not in bare
            or expression("和|与|及|同").search(bare.rpartition("、")[0])
        ):
            continue
        count = bare.count("、") + 1
        longest = max(len(item) for item in bare.split("、")[1:])
        operand = Span(start, match.start())
        apart = count > n and _apart(bare.split("、"), n, text[match.end() : min(match.end() + 2, span.end)])
        more = count > n and not apart and longest <= 8 and not (match["measure"] in _PLACES and count != n + 1)
        if more or (count < n and not match["etc"] and _closed(bare, match["measure"])):
            words = f"前面列了{count}项，文中为{match['n']}{match['measure']}"
            yield counted(match, [operand], {count}, words, "listing")
        elif count == n or (count + 1 == n and expression("和|及|与").search(bare)):
            yield counted(match, [operand], {n}, f"列了{n}项", "listing")


def _apart(items: Sequence[str], n: int, noun: str) -> bool:
    """Whether only the last *n* items end as the noun behind says, so that the count is theirs: 大坝、东干渠、西干渠两条渠道."""
    ends = (noun[:1], noun) if noun else ()
    return any(
        all((item.endswith(end)) == (place >= len(items) - n) for place, item in enumerate(items)) for end in ends
    )


def _closed(listed: str, unit: str) -> bool:
    """Whether a list before its count can only be read as it stands: short items of one length, none joined by 和."""
    items = listed.split("、")
    rest = items[1:]
    lengths = {len(item) for item in rest}
    even = len(lengths) == 1 and min(lengths) >= 3 and len(items) >= 3 and not expression("和|与|及").search(items[-1])
    if len(items) < 3 or (_CONJUNCTION.search(listed) and not even) or (unit == "级"):
        return False
    return max(lengths) <= 6 and max(lengths) - min(lengths) <= 2


def _levels(text: str, span: Span) -> Iterator[Relation]:
    """市县三级: as many levels as are named."""
    for match in _LEVELS.finditer(text, *span):
        listed = expression(r"（[^（）]*）").sub("", match["list"]).rstrip("、-—和－")
        levels = _LEVEL.findall(listed)
        n = _number(match["n"])
        most = len(levels) + sum(level in _LEVEL_PAIRS for level in levels)
        marked = len(expression("[、\\-—和－]").split(listed)) if expression("[、\\-—－]").search(listed) else 0
        allowed = set(range(len(levels), most + 1)) | ({marked} if marked else set())
        least = sum(1 for _ in expression("乡镇|市州|县区|市县|区县|[^乡镇市州县区]").finditer(listed))
        allowed |= {least} if least and expression("乡.?镇|市.?州|县.?区|区.?县").search(listed) else set()
        if marked == len(levels) and all(_LEVEL.fullmatch(part) for part in expression("[、\\-—－]").split(listed)):
            allowed = {marked}  # 县、乡镇、村
        if len(levels) < 2 or n < 1:
            continue
        nearest = min(allowed, key=lambda count: abs(count - n))
        words = f"“{listed}”是{nearest}级，文中为{match['n']}级"
        here = Span(match.start("list"), match.end("n") + 1)
        verdict: Verdict = "consistent" if n in allowed else "inconsistent"
        yield Relation("count", here, (), verdict, words)


def _articles(text: str, span: Span) -> Iterator[Relation]:
    """第十二条至第十八条共七条; 共七条，即第十二条至第十八条."""
    for match in [*_ARTICLES.finditer(text, *span), *_ARTICLES_BEHIND.finditer(text, *span)]:
        a, b, n = (_number(match[group]) for group in ("a", "b", "n"))
        if 0 < a <= b and n > 0:
            count = b - a + 1
            words = f"第{match['a']}{match['unit']}至第{match['b']}{match['unit']}共{count}{match['unit']}，文中为{match['n']}{match['unit']}"
            here = Span(match.start("n"), match.end("n") + 1)
            verdict: Verdict = "consistent" if n == count else "inconsistent"
            yield Relation("count", here, (Span(match.start("a") - 1, match.end("b") + 1),), verdict, words)
    for match in _THINGS.finditer(text, *span):
        count = _number(match["b"]) - _number(match["a"]) + 1
        if count > 1:
            words = (
                f"{match['thing']}{match['a']}至{match['b']}共{count}{match['unit']}，文中为{match['n']}{match['unit']}"
            )
            yield counted(match, [Span(match.start("a"), match.end("b"))], {count}, words)
    for match in _LISTED_ARTICLES.finditer(text, *span):
        count = len(expression("[、和及]").split(match["list"]))
        if "等" in text[match.end("list") : match.start("n")] and count < _number(match["n"]):
            continue
        words = f"前面列了{count}{match['unit']}，文中为{match['n']}{match['unit']}"
        yield counted(match, [Span(*match.span("list"))], {count}, words)
