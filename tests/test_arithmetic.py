"""Figures that contradict each other are found, figures that agree are left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.relations import contradictions
from lint.relations.correction import correction

from .conftest import document, told


def found(text: str) -> list[tuple[str, str]]:
    """The kind and the suspect of every contradiction of *text*."""
    draft = document(text)
    return [(event.kind, draft.slice(event.suspect)) for event in draft.derive(contradictions)]


WRONG = [
    (
        "sum",
        "全市法院共受理各类案件18,562件，其中刑事案件1,235件、民商事案件12,680件、行政案件647件、执行案件5,012件。",
        "18,562件",
    ),
    ("sum", "全年新建改建农村公路共计326公里，其中县道58公里、乡道97公里、村道181公里。", "326公里"),
    ("sum", "大会共收到提案512件，其中委员提案438件，集体提案84件。", "512件"),
    (
        "sum",
        "经审查，立案提案368件，其中集体提案42件、委员个人提案221件、委员联名提案95件。按内容分，经济类132件、社会类148件、文化类52件、生态类46件。",
        "368件",
    ),
    ("sum", "全县共有基层党组织1,026个，其中党委58个、党总支126个、党支部852个。", "1,026个"),
    ("sum", "选派驻村干部156名，其中省派18名、市派46名、县派102名。", "156名"),
    ("sum", "今年以来共排查隐患2,358处，已整改2,212处，正在整改156处。", "2,358处"),
    ("sum", "项目总投资8.6亿元，其中中央资金3.2亿元、省级资金2.4亿元、地方自筹3.5亿元。", "8.6亿元"),
    ("sum", "全年开展监督检查48次，包括专项检查15次、综合检查21次、随机抽查22次。", "48次"),
    (
        "sum",
        "常委会听取和审议专项工作报告14项，开展执法检查5项，专题询问2次，组织视察调研23次；审议法规草案8件，其中通过5件、继续审议2件、暂缓1件、退回2件。",
        "8件",
    ),
    ("sum", "评议结果为：满意87票、基本满意12票、不满意3票，共计112票。", "112票"),
    ("sum", "共收到社情民意信息632条，采用285条，转办198条，留存159条。", "285条"),
    ("sum", "大会秘书处共收到代表建议287件，其中大会期间246件，闭会期间31件。", "287件"),
    ("sum", "共提交提案420件，经审查立案362件，并案处理28件，不予立案40件。", "362件"),
    ("sum", "按承办部门分，政府部门承办318件，党委部门承办45件，其他单位承办22件，合计395件。", "395件"),
    ("sum", "今年共承办建议提案98件，其中主办52件、分办18件、会办38件，均已办结。", "98件"),
    ("sum", "三年共争取中央资金5.2亿元、省级资金3.6亿元、市级资金1.8亿元，合计11.6亿元。", "11.6亿元"),
    (
        "sum",
        "全市现有高新技术企业（含培育库）482家，其中电子信息类135家、装备制造类156家、新材料类98家、生物医药类73家、其他类40家。",
        "482家",
    ),
    ("part", "全县共有卫生技术人员2,860人，其中执业医师3,120人。", "3,120人"),
    ("part", "发放问卷500份，收回有效问卷526份。", "526份"),
    ("part", "应到委员286名，实到委员296名。", "296名"),
    ("part", "全年立案查处案件126件，其中大要案162件。", "162件"),
    ("part", "共收到提案316件，立案326件。", "326件"),
    ("part", "排查整治安全隐患1,260处，其中重大隐患1,620处。", "1,620处"),
    ("part", "全市规上企业386家，其中亿元以上企业412家。", "412家"),
    ("share", "全市共有政协委员385名，其中中共党员146名，占37.9%；非中共委员239名，占65.1%。", "65.1%"),
    ("share", "全年共立案提案356件，其中经济建设方面142件，占总数的38.9%。", "38.9%"),
    ("share", "发出测评表420份，收回412份，回收率96.1%。", "96.1%"),
    ("share", "应到代表325名，实到312名，出席率98.0%。", "98.0%"),
    ("share", "今年交办建议236件，办结228件，办结率98.6%。", "98.6%"),
    ("share", "民生支出达到36.8亿元，占一般公共预算支出45.6亿元的87.0%。", "87.0%"),
    ("share", "列入年度计划项目86个，开工78个，开工率94.2%。", "94.2%"),
    ("share", "在286件立案提案中，民生类提案128件，占48.4%。", "48.4%"),
    ("share", "检测样品1,260批次，合格1,235批次，合格率为97.0%。", "97.0%"),
    ("share", "反馈意见表共286份，其中满意251份、基本满意32份、不满意3份，满意率为78.8%。", "78.8%"),
    ("share", "执行案件收案3,826件，执结3,512件，执结率93.8%。", "93.8%"),
    ("whole", "从学历结构看，研究生占18.2%，本科占56.5%，专科及以下占27.3%。", "27.3%"),
    ("whole", "经费由省、市、县三级分别承担50%、30%、30%。", "30%"),
    ("whole", "三次产业结构由9.1∶42.3∶48.6调整为8.6∶41.8∶51.6。", "51.6"),
    ("whole", "按问题类型分，城建类占34.6%，教育类占21.8%，医疗类占18.5%，其他类占27.1%。", "27.1%"),
    ("whole", "考核得分由日常考核占40%、年终考核占45%、民主测评占20%三部分构成。", "20%"),
    ("whole", "受访者中，表示“非常满意”的占62.4%，“比较满意”的占28.7%，“一般”的占7.5%，“不满意”的占3.4%。", "3.4%"),
    ("growth", "旅游综合收入由上年的86.5亿元增至98.2亿元，增长15.3%。", "15.3%"),
    ("growth", "农村居民人均可支配收入从18,620元提高到20,130元，增长9.1%。", "9.1%"),
    ("growth", "粗钢产量由520万吨压减到468万吨，下降12%。", "12%"),
    ("growth", "高新技术企业达到156家，比上年增加24家，增长15.4%。", "15.4%"),
    ("growth", "2022年、2023年接待游客分别为320万人次和416万人次，同比增长25%。", "25%"),
    ("growth", "办理时限由20个工作日压缩到8个工作日，压缩50%。", "50%"),
    ("growth", "单位能耗从0.52吨标准煤下降到0.46吨标准煤，降幅为15.5%。", "15.5%"),
    ("growth", "存款余额达286.5亿元，比年初增加21.3亿元，增长7.4%。", "7.4%"),
    ("points", "城镇化率由52.3%提高到58.6%，提高7.3个百分点。", "7.3个百分点"),
    ("percentage", "森林覆盖率由43.1%提高到45.6%，提高2.5%。", "2.5%"),
    ("multiple", "立案数由上届的1,250件增加到1,875件，增长了1.5倍。", "1.5倍"),
    ("multiple", "规上工业企业数量从48家增加到192家，翻了一番。", "一番"),
    ("growth", "进出口总额由2019年的32.0亿元增长到2023年的46.9亿元，年均增长11.6%。", "11.6%"),
    ("difference", "共收到提案386件，比上次会议的352件多24件。", "24件"),
    ("difference", "今年立案425件，较去年398件增加37件。", "37件"),
    ("difference", "平均办理时间由45天缩短到32天，缩短15天。", "15天"),
    ("difference", "户籍人口由36.8万人减少到36.2万人，减少0.8万人。", "0.8万人"),
    ("difference", "年初结转案件286件，新收1,560件，审结1,602件，年末未结254件。", "254件"),
    ("direction", "全省排名由第9位下降到第6位。", "第6位"),
    ("difference", "优良天数达到312天，比上年的305天增加9天。", "9天"),
    ("sum", "计划改造老旧小区56个，已完成38个，还有28个正在施工。", "56个"),
    ("difference", "政协委员由上届的312名增加到328名，净增26名。", "26名"),
    ("difference", "收入总计86.5亿元，支出总计82.3亿元，收支相抵，结余5.2亿元。", "5.2亿元"),
    ("average", "12个代表小组共开展活动96次，平均每个小组9次。", "9次"),
    ("average", "五年来共提交提案2,180件，年均提交456件。", "456件"),
    ("average", "为320户困难群众发放救助金96万元，户均3,500元。", "3,500元"),
    ("average", "总投资2.4亿元，建设公路30公里，平均每公里造价900万元。", "900万元"),
    ("average", "全县18个乡镇共建成养老服务站126个，平均每个乡镇8个。", "8个"),
    ("average", "24名常委全年参加活动312人次，人均15次。", "15次"),
    ("product", "向2,400名老人每人发放慰问金500元，合计12万元。", "12万元"),
    ("product", "培训班共举办8期，每期60人，共培训580人。", "580人"),
    ("product", "全县15个乡镇每个乡镇补助20万元，共计350万元。", "350万元"),
    ("product", "购置电脑120台，每台4,500元，共支出45万元。", "45万元"),
    ("count", "坚持“三个聚焦”（聚焦产业升级、聚焦民生改善、聚焦生态保护、聚焦社会治理），精准选题。", "三个"),
    ("count", "重点做好四个方面工作：一是抓学习；二是抓调研；三是抓协商；四是抓监督；五是抓服务。", "四个方面"),
    ("listing", "围绕产业、人才、文化、生态、组织等四大振兴开展监督。", "四"),
    ("listing", "开展三项行动：清河行动、护绿行动。", "三项"),
    ("count", "形成省市县乡三级联动工作格局。", "省市县乡三级"),
    ("count", "方案第五条至第九条共四条规定了保障措施。", "四条"),
    ("count", "突出抓好三件事：第一，强化统筹；第二，压实责任。", "三件"),
    ("count", "办理工作做到“三见面”，即办前见面、办中见面、办后见面、回访见面。", "三"),
    ("listing", "下一步要在五个方面下功夫：在选题上求准、在调研上求深、在建议上求实、在督办上求效。", "五个方面"),
    ("listing", "会议审议通过了工作报告、提案工作报告、政治决议、人事事项等3项决议决定。", "3"),
    ("years", "连续五年（2020—2023年）被评为先进单位。", "五"),
    ("years", "学校创建于1958年，2023年迎来建校六十周年。", "六十"),
    ("calendar", "“十四五”时期（2020—2025年），全市新增床位3,200张。", "2020—2025"),
    ("calendar", "2022年是“十三五”规划的收官之年。", "2022年"),
    ("calendar", "2021年是中国共产党成立110周年。", "110"),
    ("years", "2019年、2020年、2021年连续四年获评优秀。", "四"),
    ("day", "定于2025年4月31日前报送。", "2025年4月31日"),
    ("date", "会议于2024年5月8日（星期五）上午召开。", "2024年5月8日（星期五"),
    ("date", "展览自5月18日起至5月22日止，为期7天。", "7天"),
    ("date", "活动从14时开始至17时结束，持续4个小时。", "4个小时"),
    ("date", "2025年1月6日至8日（星期一至星期四）召开。", "星期一至星期四"),
    ("day", "请于11月31日前将材料报送办公室。", "11月31日"),
    ("range", "招聘年龄为45至18周岁。", "45至18周岁"),
    ("range", "室内温度控制在24℃至18℃之间。", "24℃至18℃"),
    ("range", "补助标准为每亩500元至300元。", "500元至300元"),
    ("range", "施工期为2024年9月至2024年3月。", "2024年9月至2024年3月"),
    ("range", "每户补助5万元—2万元。", "5万元—2万元"),
    ("range", "办理时间为17时至8时30分。", "17时至8时30分"),
    ("range", "增速保持在8%～6%的区间。", "8%～6%"),
    ("conversion", "全年植树造林1.5万亩（合1万公顷）。", "1万公顷"),
    ("conversion", "合同金额3,600万元，折合3.6亿元。", "3.6亿元"),
    ("conversion", "水库总库容2,500万立方米（2.5亿立方米）。", "2.5亿立方米"),
    ("share", "完成投资4,500万元，占年度计划1.5亿元的3%。", "3%"),
    ("conversion", "里程由120公里（12万米）延伸到150公里（1.5万米）。", "1.5万米"),
    ("sum", "2022年、2023年、2024年分别完成投资2.6亿元、3.1亿元、3.8亿元，三年累计完成10.5亿元。", "10.5亿元"),
    ("sum", "一季度办结126件，二季度办结158件，上半年共办结294件。", "294件"),
    ("sum", "上半年完成投资12.6亿元，下半年完成15.8亿元，全年完成29.4亿元。", "29.4亿元"),
    ("sum", "截至10月底累计办结286件，11月办结35件，截至11月底累计办结331件。", "35件"),
    ("sum", "前三季度接待来访1,256人次，四季度接待368人次，全年共接待1,724人次。", "1,724人次"),
    ("sum", "四个季度分别办结52件、68件、71件、59件，全年共办结260件。", "260件"),
    (
        "same",
        "一、市政协共收到提案426件，立案385件。\n二、一年来，385件立案提案全部办复。\n三、对358件立案提案开展回访。",
        "358件",
    ),
    ("same", "一、全区现有政协委员286名。\n二、组织全区268名政协委员开展培训。", "268名"),
]


@pytest.mark.parametrize(("kind", "text", "suspect"), WRONG, ids=[f"{kind}-{i}" for i, (kind, *_) in enumerate(WRONG)])
def test_contradiction_is_found(kind: str, text: str, suspect: str) -> None:
    assert (kind, suspect) in found(text)


RIGHT = [
    "全县现有小学生18,240人，其中留守儿童2,310人；住校生5,120人，乘坐校车的学生13,480人。",
    "截至8月底累计发电量52.3亿千瓦时；9月、10月发电量分别为6.1亿千瓦时和5.4亿千瓦时，全年目标80亿千瓦时。",
    "年内58项任务已完成52项，完成率89.7%；转入下年的6项任务已排定工期，新增的试点3项均通过验收，通过率100%。",
    "全年新建改建农村公路共计336公里，其中县道58公里、乡道97公里、村道181公里。",
    "全县共有基层党组织1,036个，其中党委58个、党总支126个、党支部852个。",
    "今年以来共排查隐患2,358处，已整改2,212处，正在整改146处。",
    "全区共有在册志愿者3.6万人，其中党员志愿者1.1万人、青年志愿者1.8万人、巾帼志愿者0.9万人，部分志愿者身份交叉。",
    "全年收到来信436件次，接待来访289人次，共办理725件次。",
    "全年举办讲座36场，其中面向青少年的12场、走进社区的18场，听众3,200人次。",
    "共提交提案430件，经审查立案362件，并案处理28件，不予立案40件。",
    "今年共承办建议提案98件，其中主办52件、分办18件、会办28件，均已办结。",
    "应到委员286名，实到委员268名。",
    "新建标准厂房12万平方米，入驻企业46家，其中投产38家。",
    "计划投资2.3亿元，实际完成投资3.2亿元。",
    "今年交办建议236件，办结228件，办结率96.6%。",
    "在286件立案提案中，民生类提案128件，占44.8%。",
    "提案办理协商率100%，满意率98.9%，采纳率91.2%。",
    "完成工业投资56.8亿元，占固定资产投资的比重达38.2%，比上年提高2.1个百分点。",
    "从学历结构看，研究生占18.2%，本科占54.5%，专科及以下占27.3%。",
    "居民反映问题可多选，其中出行难占46.2%、停车难占58.3%、就医难占31.5%。",
    "农村居民人均可支配收入从18,620元提高到20,130元，增长8.1%。",
    "地区生产总值突破500亿元、达到512.6亿元，增长6.2%。",
    "规上工业企业数量从48家增加到192家，翻了两番。",
    "优良天数达到312天，比上年的305天增加7天。",
    "总投资2.4亿元，建设公路30公里，平均每公里造价800万元。",
    "培训班共举办8期，每期60人，共培训480人。",
    "形成省市县乡四级联动工作格局，完善区、街道、社区三级网络。",
    "突出抓好三件事：第一，强化统筹；第二，压实责任；第三，严格考核。",
    "2020年是“十三五”规划的收官之年。",
    "会议于2024年5月8日（星期三）上午召开。",
    "利率由5%下调至3%，年龄18至45周岁，比分3—1。",
    "全年植树造林1.5万亩（合1,000公顷）。",
    "截至10月底累计办结286件，11月办结35件，截至11月底累计办结321件。",
    "2020年至2024年国内生产总值实际增长5.3%，由1205.6亿元增加到1286.4亿元。",
    "全年出生人口1.86万人，出生率为5.94‰；死亡人口2.31万人，死亡率为7.38‰。",
    "共收到提案**件，其中集体提案31件、委员提案455件，合计***件。",
    "2024年12月27日9时30分，全市第3次会议召开，30人参会。",
    "坚持“四个意识”、做到“两个维护”，落实“三个务必”要求。",
    "一府一委两院统一部署，第一书记到岗到位。",
    "推进“2+3”园区建设，打造“三馆一中心”：图书馆、美术馆、文化馆、服务中心。",
    "困难残疾人补贴、护理补贴标准分别从202元、270元提高到209元、280元。",
    "争取上级资金5.8亿元，其中专项债券2.1亿元等。",
    "投诉比上年减少126件，其中消费类增加18件。",
    "法规、管理措施分别新增4部、10部，累计分别达到22部、31部。",
    "围绕“四个一批”项目（开工一批、建设一批、投产一批、储备一批），强化要素保障。",
    "财政收入由8651亿元增加到18914亿元，平均每年增加2053亿元。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_agreement_is_left_alone(text: str) -> None:
    assert found(text) == []


DIGITS = st.integers(min_value=2, max_value=4000)
HAN = "零一二三四五六七八九"


def arabic(number: int) -> str:
    return f"{number:,}" if number % 2 else str(number)


def wide(number: int) -> str:
    return str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})


def chinese(number: int) -> str:
    """A number below ten thousand in Chinese numerals."""
    text, pending = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if pending and text else "") + HAN[digit] + word
        pending = not digit
    return text


WRITERS = st.sampled_from([arabic, wide, chinese])
SUMS = (
    "全年办理{a}件、{b}件、{c}件，合计{total}件。",
    "共收到提案{total}件，其中经济类{a}件、社会类{b}件、其他类{c}件。",
    "共收到提案{total}件，经审查，并案处理{a}件，转为意见建议{b}件，立案{c}件。",
    "建议分为三类，即产业类{a}件、民生类{b}件、生态类{c}件，共计{total}件。",
)


@settings(max_examples=60)
@given(template=st.sampled_from(SUMS), parts=st.tuples(DIGITS, DIGITS, DIGITS), write=WRITERS, off=st.integers(1, 9))
def test_sums(template: str, parts: tuple[int, int, int], write: object, off: int) -> None:
    """Parts that add up are never flagged; a total that the parts exceed always is, however it is written."""
    assert callable(write)
    a, b, c = (min(part, 3000) for part in parts)
    shown = {"a": write(a), "b": write(b), "c": write(c)}
    assert found(template.format(total=write(a + b + c) if a + b + c < 10000 else a + b + c, **shown)) == []
    wrong = a + b + c - min(off, min(a, b, c) - 1)
    if wrong != a + b + c:
        assert found(template.format(total=write(wrong) if wrong < 10000 else wrong, **shown)) != []


GROWTH = (
    "投资由{old}亿元增加到{new}亿元，增长{rate}%。",
    "投资{new}亿元，比上年增加{more}亿元，增长{rate}%。",
    "投资{new}亿元，比上年的{old}亿元增长{rate}%。",
)


@settings(max_examples=60)
@given(
    template=st.sampled_from(GROWTH),
    old=st.integers(10000, 99999),
    more=st.integers(500, 9000),
    off=st.sampled_from([Decimal("-1.7"), Decimal("0.9"), Decimal("4.5")]),
)
def test_growth(template: str, old: int, more: int, off: Decimal) -> None:
    before, after = Decimal(old) / 100, Decimal(old + more) / 100
    rate = (Decimal(more) / old * 100).quantize(Decimal("0.1"))
    shown = {"old": f"{before:.2f}", "new": f"{after:.2f}", "more": f"{Decimal(more) / 100:.2f}"}
    assert found(template.format(rate=rate, **shown)) == []
    if rate + off > 0:
        assert ("growth", f"{rate + off}%") in found(template.format(rate=rate + off, **shown))


@settings(max_examples=60)
@given(whole=st.integers(200, 4000), part=st.floats(0.05, 0.95), off=st.sampled_from([Decimal("-2.3"), Decimal("1.1")]))
def test_shares(whole: int, part: float, off: Decimal) -> None:
    count = max(1, int(whole * part))
    share = (Decimal(count) / whole * 100).quantize(Decimal("0.1"))
    text = "立案提案{whole}件，其中民生类{count}件，占{share}%。"
    assert found(text.format(whole=whole, count=count, share=share)) == []
    if 0 < share + off < 100:
        wrong = f"{share + off}%"
        assert ("share", wrong) in found(text.format(whole=whole, count=count, share=share + off))


INTEGERS = (
    ("difference", "今年办理{a}件，去年办理{b}件，增加{result}件。", lambda a, b: a - b),
    ("difference", "共收到建议{a}件，比上年的{b}件增加{result}件。", lambda a, b: a - b),
    ("difference", "在册企业由{b}家增加到{a}家，净增{result}家。", lambda a, b: a - b),
    ("difference", "应到代表{a}名，请假{b}名，实到{result}名。", lambda a, b: a - b),
    ("difference", "年初共有会员{b}名，全年新增{a}名，年末共有会员{result}名。", lambda a, b: a + b),
    ("sum", "截至9月底累计受理{a}件，10月份受理{b}件，1至10月累计受理{result}件。", lambda a, b: a + b),
    ("sum", "上半年办结{a}件，下半年办结{b}件，全年办结{result}件。", lambda a, b: a + b),
    ("sum", "共有党员{result}名，其中男党员{a}名、女党员{b}名。", lambda a, b: a + b),
    ("sum", "教育系统承办{a}件，卫生系统承办{b}件，合计{result}件。", lambda a, b: a + b),
)
"""Kind, sentence and what two figures make."""


@settings(max_examples=120)
@given(
    case=st.sampled_from(INTEGERS),
    smaller=st.integers(21, 900),
    more=st.integers(21, 900),
    write=WRITERS,
    off=st.sampled_from([-9, -4, 3, 10, 20]),
)
def test_two_figures_and_what_they_make(
    case: tuple[str, str, object], smaller: int, more: int, write: object, off: int
) -> None:
    """However the three are written: right they are left alone, and a result that is off is found."""
    kind, template, make = case
    assert callable(write)
    assert callable(make)
    a, b = smaller + more, smaller
    result = make(a, b)
    shown = {"a": write(a), "b": write(b)}
    assert found(template.format(result=write(result), **shown)) == []
    if result + off > 0 and result + off != b:
        flagged = [found_kind for found_kind, _ in found(template.format(result=write(result + off), **shown))]
        assert flagged, template
        assert set(flagged) <= {kind, "sum", "part", "difference"}


QUOTIENTS = (
    ("average", "{count}家企业共捐款{total}万元，平均每家{mean}万元。"),
    ("average", "全年投入{total}万元，慰问困难职工{count}户，户均{mean}万元。"),
    ("product", "为{count}个村每村安排经费{mean}万元，共安排{total}万元。"),
    ("product", "采购设备{count}台，单价{mean}万元，总价{total}万元。"),
)


@settings(max_examples=80)
@given(
    case=st.sampled_from(QUOTIENTS),
    count=st.integers(3, 400),
    mean=st.integers(2, 90),
    times=st.sampled_from([2, 3, 10]),
)
def test_averages_and_products(case: tuple[str, str], count: int, mean: int, times: int) -> None:
    kind, template = case
    assert found(template.format(count=count, mean=mean, total=count * mean)) == []
    flagged = found(template.format(count=count, mean=mean, total=count * mean * times))
    assert [found_kind for found_kind, _ in flagged] == [kind]


CONVERSIONS = (
    ("{a}亩", "公顷", 15), ("{a}公里", "米", Decimal("0.001")), ("{a}万元", "亿元", 10_000), ("{a}吨", "公斤", Decimal("0.001")),
)  # fmt: skip


@settings(max_examples=60)
@given(case=st.sampled_from(CONVERSIONS), factor=st.integers(1, 900), slip=st.sampled_from([10, 100]))
def test_conversions(case: tuple[str, str, Decimal], factor: int, slip: int) -> None:
    """The same amount in two units; a decimal point that has moved is found."""
    first, unit, ratio = case
    amount = factor * 15 * 1000
    other = Decimal(amount) / ratio
    text = "项目规模" + first.format(a=amount) + "（{b:f}" + unit + "）。"
    assert found(text.format(b=other.normalize())) == []
    assert [kind for kind, _ in found(text.format(b=(other * slip).normalize()))] == ["conversion"]


@settings(max_examples=60)
@given(
    cells=st.lists(st.tuples(st.integers(11, 900), st.integers(11, 900)), min_size=2, max_size=8),
    row=st.integers(0, 7),
    off=st.sampled_from([-7, 5, 10]),
)
def test_tables(cells: list[tuple[int, int]], row: int, off: int) -> None:
    """A table adds up by rows and by columns; a total of either that does not is found."""
    rows = [(f"第{index}片区", a, b, a + b) for index, (a, b) in enumerate(cells, 1)]
    rows.append(("合计", sum(a for a, _ in cells), sum(b for _, b in cells), sum(a + b for a, b in cells)))

    def written(lines: list[tuple[str, int, int, int]]) -> str:
        head = "| 片区 | 主办 | 会办 | 合计 |\n|---|---|---|---|\n"
        return head + "\n".join(f"| {name} | {a:,} | {b:,} | {total:,} |" for name, a, b, total in lines) + "\n"

    assert found(written(rows)) == []
    name, a, b, total = rows[row % len(rows)]
    broken = [*rows]
    broken[row % len(rows)] = (name, a, b, total + off)
    assert {kind for kind, _ in found(written(broken))} == {"table"}


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("共收到提案486件，其中委员提案312件、集体提案164件。", "476件"),
        ("立案238件，其中A类提案196件，占84.2%。", "82.4%"),
        ("投资由12.30亿元增加到14.50亿元，增长19.7%。", "17.9%"),
        ("全年发放补贴360万元，惠及1200户，户均3500元。", "3000元"),
        ("为860名学生每人发放助学金3,000元，共计发放25.8万元。", "258万元"),
        ("年初在编142人，全年调入8人，退休7人，年末实有144人。", "143人"),
        ("全市共有企业386家，其中亿元以上企业412家。", None),
        ("大会期间收到提案四百五十二件，其中委员提案四百件、集体提案四十二件。", None),
    ],
)
def test_correction_makes_the_paragraph_agree(text: str, corrected: str | None) -> None:
    draft = document(text)
    (event,) = draft.derive(contradictions)
    edit = correction(draft, event)
    assert (edit.replacement if edit else None) == corrected
    if edit:
        assert found(text[: edit.span.start] + edit.replacement + text[edit.span.end :]) == []


@pytest.mark.parametrize(
    "text",
    [
        "其中" * 2000, "（" * 3000 + "3件", "共" + "3件、" * 3000, "9" * 5000 + "件", "由0件增加到0件，增长0%，人均0件。",
        "0年0月0日，13月45日，25时99分，99999年99月99日（星期八）", "第零届零中全会，“零五”规划，零周年", "|合计|\n|-|\n|1|2|3|\n||\n|合计|",
        "2024年" * 3000, "1—" * 3000, "百分之百分之三，三分之零，零分之三", "万亿元，亿万人，十百千万",
    ],
)  # fmt: skip
def test_anything_goes_in(text: str) -> None:
    """No text, however strange, is an error or costs more than a moment."""
    assert isinstance(found(text), list)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全年收到提案358件，其中经济类120件、社会类150件、文化类98件。",
            ["6:358件 computation=120+150+98=368，文中为358件 hint= [6:358件>368件] <16:120件 <24:150件 <32:98件"],
        ),
        (
            "2023年收入120亿元，2024年收入150亿元，增长20%。",
            [
                "28:20% computation=（150−120）÷120=25%，文中为20% hint=，可能是除以了增长后的数 [28:20%>25%] <7:120亿元 <20:150亿元"
            ],
        ),
        ("走访企业119家，其中规上企业132家。", ["15:132家 computation=132家大于119家 hint= <4:119家"]),
        ("走访企业132家，其中规上企业119家。", []),
    ],
)
def test_what_is_said_of_figures(text: str, expected: list[str]) -> None:
    assert told(text, "arithmetic") == expected
