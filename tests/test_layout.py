"""What page layout tears, glues, loses and leaves behind."""

from __future__ import annotations

import pytest

from .conftest import built_in_rules, document, flagged, told

_BEFORE = "一年来，我们扎实推进各项工作，取得了明显成效。\n城乡面貌持续改善。改造老旧小区六个，新增绿地九公顷。\n"
_AFTER = "\n产业结构不断优化。新增规上企业二十家，培育专精特新企业九家。\n安全生产形势平稳。整改隐患三百余处。\n"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("组织委员深入工厂车间、田间地头开展视察调研十八次，形成高质量的调研报告和意见建\n议四十六份。", "意见建议"),
        ("全面推进依法行\n政，制定规范性文件九件。", "依法行政"),
        ("一、坚持凝心聚力，思想政治基础更加牢\n固", "牢固"),
        ("## 二、强化收入征管，财政实力稳\n步增强", "稳步增强"),
        ("组织开展送文化下乡、送医下乡、\n送科技下乡等活动六十场次。", "送医下乡、送科技下乡"),
        ("推动“一网通办\n”改革落地见效，办理事项三万件。", "一网通办”改革"),
        ("深入实施乡村建设行动，持续改善农村人居环境，\n建成省级示范村十二个，惠及群众三万余人。", "环境，建成"),
        ("基层治理效能\n不断提升。建成综治中心六个。", "效能不断提升"),
        ("举办农民丰收节等活动三十场，实现旅游收入1\n8.6亿元，增长一成。", "收入18.6亿元"),
        ("2\n024年，全镇新建水渠九公里，灌溉面积扩大两成。", "2024年，"),
        ("建成冷链物流中心八个（其中冷库容量\n达十万吨），果蔬损耗率下降一成五。", "容量达十万吨）"),
        ("现在，我代表青山县人民\n政府，向大会报告工作，请予审议。", "人民政府"),
        ("进一步做好档案、测绘、地震、气象、慈善、红十字等\n工作，切实保障妇女儿童权益。", "红十字等工作"),
        ("让我们更加紧密地团结起来，为建设更加富裕更加美丽的新青山而\n奋斗！", "而奋斗！"),
    ],
)
def test_torn_paragraph_is_joined_and_flagged_once(lines: str, joined: str) -> None:
    text = _BEFORE + lines + _AFTER
    assert joined in document(text).text
    assert len(flagged(text, "layout/torn-paragraph")) == 1
    assert len(flagged(text, "layout")) == 1


@pytest.mark.parametrize(
    "lines",
    [
        "着力惠民生\n新增城镇就业三千五百人，新增公办学位三千个。",
        "一湾碧水绕城流\n两岸桂香入小楼\n旧日泥滩今锦绣\n新声笑语满汀洲",
        "愿城乡面貌更新更美，\n愿百姓生活更富更甜，\n愿发展之路更宽更广！",
        "各位代表，\n现在，我向大会报告工作，请予审议，并请列席会议的同志提出意见。",
        "政协青山县第十届委员会\n常务委员会工作报告",
        "一、坚持党的领导，始终把牢正确方向\n始终在大局下谋划和推进工作，重大事项及时报告。",
        "一、总体要求\n坚持稳中求进工作总基调，扎实推动高质量发展。",
        "强信心，稳预期\n出台惠企政策三十条，兑现资金八千万元。",
        "报告完毕，请予审议。\n谢谢大家！",
        "关于青山县国民经济和社会发展计划执行情况的报告\n同学们！",
        "以上是全县春季造林绿化工作的有关情况，请各位领导批评指正\n特此报告。",
    ],
)
def test_lines_that_end_where_they_should_stay_apart(lines: str) -> None:
    text = _BEFORE + lines + _AFTER
    assert not document(text).joins
    assert flagged(text, "layout") == []


def test_joined_heading_stays_a_heading() -> None:
    draft = document("## 二、强化收入征管，财政实力稳\n步增强\n好。\n", "draft.md")
    assert (draft.blocks[0].kind, draft.blocks[0].level) == ("heading", 2)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("度化、规范化水平不断提高。修订规则六项。", ["度化、"]),
        ("作制度化、规范化水平。健全各项规则。", ["作制度化、"]),
        ("慧和力量不断汇聚。引进人才九名。", ["慧和"]),
        ("案办理质量稳步提高。办结二百件。", ["案办理"]),
        ("展质量持续提升。工业增加值增长六个百分点。", ["展质量"]),
        ("和力量。先后接待来访团组十七批次。", ["和力量"]),
        ("，推动了各项工作落实。全年办结二百件。", ["，推"]),
        ("等方面的问题得到有效解决。群众满意度提高。", ["等方面"]),
        ("等困难群体实现应保尽保。发放补贴三百万元。", ["等困难"]),
        ("踪问效机制更加健全，成果转化率不断提高。", ["踪问"]),
        ("业投资增长势头良好。新开工项目九十个。", ["业投资"]),
        ("快建设综合交通枢纽，开工道路六条。", ["快建设"]),
        ("动，积极促进商品消费。举办展销会十场。", ["动，"]),
        ("贴、创业担保贷款等政策落细落实。惠及两千户。", ["贴、创业"]),
        ("设和作风建设，修订管理制度二十项。", ["设和"]),
        ("策支持力度持续加大。减税三千万元。", ["策支持"]),
        ("稳，是大局；进，是方向，两者辩证统一。", []),
        ("省、市各级部门给予大力支持。拨款六百万元。", []),
        ("听、看、问、查相结合，摸清底数。", []),
        ("泽州市持续优化营商环境。出台政策十条。", []),
        ("持证上岗全面推行。培训司机三百人。", []),
        ("案件办理质效明显提升。结案九百件。", []),
        ("快递进村实现全覆盖。设立站点九十个。", []),
        ("制度化、规范化水平不断提高。修订规则六项。", []),
        ("作示范、勇争先，各项工作走在前列。", []),
        ("展形象、聚合力，各项工作走在前列。", []),
        ("察实情、出实招，解决问题三十个。", []),
        ("化压力为动力，各项工作走在前列。", []),
        ("设立专项资金三百万元，支持企业二十家。", []),
        ("源网荷储一体化项目加快推进。完成投资九亿元。", []),
        ("和美乡村建设全面铺开。建成示范村九个。", []),
        ("众创空间达到九家。入驻企业二百户。", []),
        ("的确，工作中还有不足。我们要认真改进。", []),
    ],
)
def test_lost_start(line: str, expected: list[str]) -> None:
    assert flagged(_BEFORE + line + _AFTER, "layout/lost-start") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("教育事业加快发展。新建学校三所，增加学位二千个", ["增加学位二千个"]),
        ("全年共受理来信来访三百二十件，办结率达到百分之九十八", ["到百分之九十八"]),
        ("文旅融合不断深入。新建民宿九十家，推出“四季云岭”", ["四季云岭”"]),
        ("依法治理不断深入。修订村规民约九十份，宣讲《民法典》", ["民法典》"]),
        ("村民们都说：“路修通了，灯也亮了。”", []),
        ("教育事业加快发展。新建学校三所。（详见附表）", []),
        ("着力扩内需、稳外贸，推动经济持续回升向好", []),
        ("责任单位：县教育局、县财政局、县自然资源局，各乡镇人民政府", []),
        ("青山县教育局，青山县财政局", []),
        ("教育事业加快发展。新建学校三所，增加学位***个***", []),
    ],
)
def test_unfinished_paragraph(line: str, expected: list[str]) -> None:
    found = flagged(_BEFORE + line + _AFTER, "layout/unfinished-paragraph")
    assert [len(each) > 0 for each in found] == [True] * len(expected)
    assert all(line.endswith(each) for each in found)


def test_headings_of_one_clause_are_not_unfinished() -> None:
    head = "这一年，是攻坚克难的一年，我们众志成城、迎难而上，发展质量稳步提升"
    text = f"{_BEFORE}{head}\n好事办实，实事办好。\n{head.replace('攻坚', '改革')}\n谋划长远，干在当下。{_AFTER}"
    assert flagged(text, "layout/unfinished-paragraph") == []


def test_cut_off_end_is_another_matter() -> None:
    text = _BEFORE + "新的一年，使命光荣。让我们齐心协力，为建设幸福家园"
    assert len(flagged(text, "layout/cut-off-end")) == 1
    assert flagged(text, "layout/unfinished-paragraph") == []


def test_a_text_that_ends_in_a_comma_is_cut_off_however_short_it_is() -> None:
    text = "我们坚持人民至上，办好民生实事，群众获得感明显增强。\n我们坚持安全第一，开展排查整治，安全形势总体平稳，\n"
    assert len(flagged(text, "layout/cut-off-end")) == 1


def test_text_without_marks_is_let_be() -> None:
    assert flagged("白日依山尽\n黄河入海流\n欲穷千里目\n更上一层楼", "layout") == []


@pytest.mark.parametrize("head", ["二、坚持为民履职，增进民生福祉", "（二）坚持为民履职", "2.坚持为民履职"])
def test_glued_heading_is_one_finding(head: str) -> None:
    first, third = (head.replace("二", han).replace("2", digit) for han, digit in ("一1", "三3"))
    text = f"{first}\n全年开展学习二十次，干部素质不断提高。{head}\n建成公园五个。\n{third}\n精简会议两成。\n"
    assert flagged(text, "layout", "numbering") == [head]


@pytest.mark.parametrize(
    "text",
    [
        "会议要求：一、统一思想；二、落实责任；三、严明纪律",
        "全年开展学习二十次，干部素质不断提高。二是抓落实，三是抓作风",
        "会议原则同意方案。会议指出，一、要抓早；二、要抓小",
    ],
)
def test_list_inside_a_paragraph_is_not_glued(text: str) -> None:
    assert flagged(_BEFORE + text + _AFTER, "layout/glued-heading") == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("（紧接第三版）", "page-turn"),
        ("（下转A2版）", "page-turn"),
        ("▲（上接一版）", "page-turn"),
        ("（完）", "page-turn"),
        ("本报记者 周远山 林作舟 文/图", "photo-credit"),
        ("周远山 摄", "photo-credit"),
        ("（记者 周远山 通讯员 林作舟）", "photo-credit"),
        ("图为大会现场。", "photo-credit"),
        ("县长周远山作政府工作报告。", "photo-credit"),
        ("发布时间：2025-01-02 10:20", "web-residue"),
        ("2025年1月2日 10:20", "web-residue"),
        ("2025-01-02", "web-residue"),
        ("浏览次数：1234次", "web-residue"),
        ("【字体：大 中 小】 【打印】", "web-residue"),
        ("打印 关闭", "web-residue"),
        ("目录 返回", "web-residue"),
        ("首页", "web-residue"),
        ("上一篇：关于召开会议的通知", "web-residue"),
        ("扫一扫在手机打开当前页", "web-residue"),
        ("责任编辑：周远山", "web-residue"),
        ("当前位置：首页 > 政务公开", "web-residue"),
        ("本网站内容未经许可不得转载", "web-residue"),
        ("版权所有　未经授权不得复制", "web-residue"),
        ("某ICP备00000000号", "web-residue"),
        ("分享到：微信 微博 QQ空间", "web-residue"),
        ("◎欢迎参与讨论，请在这里发表您的看法。", "web-residue"),
        ("第 3 页 共 12 页", "page-number"),
        ("— 5 —", "page-number"),
        ("修复古建筑六处。<br/>", "markup-residue"),
        ("<p style='text-indent:2em'>修复古建筑六处。</p>", "markup-residue"),
        ("修复&nbsp;古建筑六处。", "markup-residue"),
        ("青山日报/2025年/1月/2日/第003版", "web-residue"),
        ("责编/周远山　校对/林作舟", "web-residue"),
        ("本文来源于青山新闻网，转载请注明。", "web-residue"),
        ("微信公众号：青山发布", "web-residue"),
        ("-- 5 --", "page-number"),
        ("5/12", "page-number"),
        ("【纠错】", "web-residue"),
        ("我要评论（0）", "web-residue"),
        ("↑返回顶部", "web-residue"),
        ("A+ A-", "web-residue"),
        ("热门评论", "web-residue"),
        ("来源：青山日报　作者：周远山", "web-residue"),
        ("作者：县教育局办公室　阅读次数：356", "web-residue"),
        ("一审：周远山　二审：林作舟　三审：何一苇", "web-residue"),
        ("附件下载：统计表.xls", "web-residue"),
        ("免责声明：本网转载内容不代表本站观点。", "web-residue"),
        ("2025年1月2日 星期四　第03版：要闻", "web-residue"),
        ("全年任务圆满完成。\n来源：青山日报", "source-line-inside"),
        ("▲图为孩子们在新操场上奔跑。", "photo-credit"),
        ("（本版图片由县融媒体中心提供）", "photo-credit"),
        ("（作者系青山县教育局局长）", "photo-credit"),
        ("会议圆满结束。（摄影：周远山）", "photo-credit"),
    ],
)
def test_residue(line: str, rule: str) -> None:
    found = flagged(_BEFORE + line + _AFTER, f"layout/{rule}")
    assert found
    assert found[0] in line


@pytest.mark.parametrize(
    "line",
    [
        "上接天线、下接地气，推动政策落地。办理事项三万件。",
        "打印机采购纳入集中采购目录。节约资金三万元。",
        "首页改版后访问量大增。月均访问二十万人次。",
        "版权所有者的权益得到维护。查处侵权案件九起。",
        "记者采访、舆论监督渠道更加畅通。",
        "2025年1月2日",
        "（2025年1月2日在青山县第十届人民代表大会第四次会议上）",
        "主办单位：县文化和旅游局",
        "目录",
        "会议由县长主持。（记者注：会期两天。）",
        "气温<0℃时停止施工，含水率>12%的不得入库。",
        "微信公众号粉丝达到九万人。发布信息三百条。",
        "会议由县长主持（记者注）。",
        "小李（报社记者）介绍了采访经过。",
        "图书馆、文化馆、博物馆免费开放，接待群众九万人次。",
    ],
)
def test_what_only_looks_like_residue(line: str) -> None:
    assert flagged(_BEFORE + line + _AFTER, "layout") == []


def test_title_of_the_web_page() -> None:
    text = "政协青山县委员会 常务委员会工作报告\n（2025年1月2日）\n政协青山县委员会\n常务委员会工作报告\n" + _BEFORE
    assert flagged(text, "layout/repeated-title") == ["政协青山县委员会 常务委员会工作报告"]


def test_leads_and_heading_marks_are_house_style() -> None:
    rules = built_in_rules()
    assert {rules[f"layout/{name}"].level for name in ("plain-lead", "heading-marks", "source-line")} == {"info"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一年来，我们扎实推进各项工作，取得了明显成效。\n城乡面貌持续改善，新增绿地九公顷。\n全面推进依法行\n政，制定规范性文件九件。\n安全生产形势平稳，整改隐患三百余处。",
            ["45:进依法行政，制定 after=政，制定 before=进依法行 count=1 [48:行政>行政]"],
        ),
        (
            "一年来，我们扎实推进各项工作，取得了明显成效。\n城乡面貌持续改善，新增绿地九公顷。\n全面推进依法行\n政，制定规范性文件九件，实现旅游收入1\n8.6亿元，增长一成。\n安全生产形势平稳，整改隐患三百余处。",
            ["45:进依法行政，制定 after=政，制定 before=进依法行 count=2 [48:行政>行政] [67:18>18] <64:游收入18.6亿"],
        ),
        (
            "一年来，我们扎实推进各项工作，取得了明显成效。\n城乡面貌持续改善，新增绿地九公顷。\n展质量持续提升。工业增加值增长六个百分点。\n等方面的问题得到有效解决。群众满意度提高。\n动，积极促进商品消费。举办展销会十场。",
            ["42:展质量 after=展质量", "64:等方面 after=等方面", "86:动， after=动，"],
        ),
        (
            "一年来，我们扎实推进各项工作，取得了明显成效。\n城乡面貌持续改善，新增绿地九公顷。\n教育事业加快发展。新建学校三所，增加学位二千个\n安全生产形势平稳，整改隐患三百余处。",
            ["57:，增加学位二千个 before=，增加学位二千个 [64:个>个。]"],
        ),
        (
            "一年来，我们扎实推进各项工作，取得了明显成效。\n城乡面貌持续改善，新增绿地九公顷。\n教育事业加快发展。新建学校三所，增加学位二千个\n东湖县政府",
            ["57:，增加学位二千个 before=，增加学位二千个"],
        ),
        (
            "一年来，我们扎实推进各项工作，成效明显。\n教育事业加快发展。新建学校三所，",
            ["30:新建学校三所， before=新建学校三所，"],
        ),
        (
            "东湖县2024年政府工作报告\n来源：东湖县政府\n东湖县2024年\n政府工作报告\n各位代表：\n现在，我代表县人民政府作工作报告。",
            ["0:东湖县2024年政府工作报告 <24:东湖县2024年\n政府工作报告", "15:来源：东湖县政府"],
        ),
        (
            "**抓实学习教育。**坚持集中学习。\n**抓实调查研究。**坚持深入基层。\n抓实整改整治。坚持问题导向。",
            ["30:抓实整改整治。 expected=抓实学习教育。 <0:抓实学习教育。"],
        ),
        ("**抓实学习教育。**坚持集中学习。\n抓实调查研究。坚持深入基层。\n抓实整改整治。坚持问题导向。", []),
        ("## 一、甲\n内容很好。\n## 二、乙\n内容很好。\n三、丙\n内容很好。", ["20:三、 count=2 expected=## <0:一、"]),
        (
            "## 一、甲\n内容很好。\n## 二、乙\n内容很好。\n### 三、丙\n内容很好。\n## 四、丁\n内容很好。",
            ["20:三、 count=2 expected=## <0:一、"],
        ),
        ("一、甲\n内容很好。\n二、乙\n内容很好。\n# 三、丙\n内容很好。", ["20:三、 count=0 expected=正文 <0:一、"]),
        (
            "东湖县2024年政府工作报告\n东湖县2024年\n政府工作报告",
            ["0:东湖县2024年政府工作报告 <15:东湖县2024年\n政府工作报告"],
        ),
        (
            "东湖县2024年政府工作报告\n东湖县2024年政府工作报告\n各位代表：",
            ["0:东湖县2024年政府工作报告 <15:东湖县2024年政府工作报告"],
        ),
        (
            "一、深化改革\n今年以来，全县上下坚持稳中求进，各项工作取得明显成效。二、强化创新驱动发展\n下一步，我们将继续努力，推动工作再上新台阶。\n三、优化营商环境\n下一步，我们将继续努力，推动工作再上新台阶。",
            ["34:二、强化创新驱动发展 before=。"],
        ),
    ],
)
def test_what_is_said_of_a_trace(text: str, expected: list[str]) -> None:
    assert told(text, "layout", file="draft.md") == expected


@pytest.mark.parametrize(("torn", "expected"), [(8, ["torn-paragraph"] * 8), (9, ["wrapped-lines"])])
def test_many_broken_lines_are_one_finding(torn: int, expected: list[str]) -> None:
    text = "".join(f"全面推进依法行\n政，制定规范性文件{number}件，群众较为满意。\n" for number in range(20, 20 + torn))
    found = [name for name in ("torn-paragraph", "wrapped-lines") for _ in told(text, f"layout/{name}")]
    assert found == expected
    if torn == 9:
        assert told(text, "layout/wrapped-lines") == ["6:行政 count=9"]
