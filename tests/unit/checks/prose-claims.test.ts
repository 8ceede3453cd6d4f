import { describe, expect, test } from 'vitest'
import { judgeOrgan } from '../../../src/checks/organ.js'
import { readClaims } from '../../../src/checks/prose/claims.js'
import type { Reading } from '../../../src/checks/prose/sentence.js'
import { flattenText } from '../../../src/checks/prose/flatten.js'

/** What the grammar reads in a sentence of a report for 2024, as `role=value`; approximate and uncertain numbers are not read. */
function read(text: string, organ = '青屿市岚溪区水务局', topic: Reading['topic'] = null): string {
  const reading = { year: 2024, organ: judgeOrgan(organ, []), topic }
  const claims = readClaims(flattenText(text).text, reading).flatMap((sentence) => sentence.claims)
  return claims.map((claim) => `${claim.role}=${claim.value}`).join(' ')
}

describe('what came in', () => {
  test.each([
    ['2024年，我局共收到政府信息公开申请49件。', 'received=49'],
    ['我局全年受理政府信息公开申请12件', 'received=12'],
    ['本年度新收政府信息公开申请数量7件。', 'received=7'],
    ['全年接收信息公开申请31份。', 'received=31'],
    ['本机关共收到信息公开申请8项，均按时答复。', 'received=8'],
    ['全年共收到依申请公开申请26宗。', 'received=26'],
    ['收到政府信息依申请公开件14件。', 'received=14'],
    ['我局共接到公开申请3起。', 'received=3'],
    ['2024年度,我局收到依法申请公开6件', 'received=6'],
    ['2024 年，我局共收到政府信息公开申请 1,204 件。', 'received=1204'],
    ['2024年，我局收到2件政府信息公开申请。', 'received=2'],
    ['共收到3件信息公开申请，均已办结。', 'received=3 carriedOut=0'],
    ['共收到3件信息公开申请，均按时办结。', 'received=3'],
    ['2024年，岚溪区水务局共收到政府信息公开申请5件。', 'received=5'],
    ['区水务局受理依申请公开5件。', 'received=5'],
    ['收到公民、法人和其他组织提出的政府信息公开申请5件。', 'received=5'],
    ['共收到各类政府信息公开申请数量共计17件', 'received=17'],
    ['（二）依申请公开情况。2024年我局共收到6件，全部办结。', 'received=6 carriedOut=0'],
    ['2024年共收到政府信息公开申请（含上年结转2件）9件。', 'carriedIn=2 receivedWithCarried=9'],
    ['2024年共收到政府信息公开申请9件（含上年结转2件）。', 'receivedWithCarried=9 carriedIn=2'],
    ['2024年共收到政府信息公开申请9件，其中上年结转2件。', 'receivedWithCarried=9 carriedIn=2'],
    ['2024年共收到政府信息公开申请7件，答复9件（含上年结转2件）。', 'received=7 answered=9 carriedIn=2'],
    ['全年收办政府信息公开申请案件88件。', 'handled=88'],
    ['累计办理政府信息公开申请88件。', 'handled=88'],
    ['二是依申请公开规范有序，全年受理政府信息公开申请62件。', 'received=62'],
    ['2024年，我局收到政府信息公开申请0件。', 'received=0'],
    ['2024年共收到2件依申请公开请求。', 'received=2'],
    ['我局共收到政府信息申请公开件12件。', 'received=12'],
  ])('%s → %s', (sentence, claims) => expect(read(sentence)).toBe(claims))
})

describe('that nothing came in', () => {
  test.each([
    ['2024年，我局未收到政府信息公开申请。', 'received=0'],
    ['全年未收到信息公开申请；', 'received=0'],
    ['本年度没有收到公民、法人和其他组织提出的政府信息公开申请。', 'received=0'],
    ['全年未接到依申请公开事项。', 'received=0'],
    ['2024年我局无依申请公开事项。', 'received=0'],
    ['年内无政府信息公开申请。', 'received=0'],
    ['我局没有收到申请公开政府信息的要求。', 'received=0'],
    ['2024年区水务局未收到公民、法人或其他组织申请除主动公开以外的其他政府信息。', 'received=0'],
    ['截至2024年12月31日，我局未收到依申请公开申请。', 'received=0'],
    ['本年度，我局未收到政府信息申请。', 'received=0'],
    ['2024年度我局未接到提出公开政府信息的申请。', 'received=0'],
    ['报告期内从未受理政府信息公开申请，也未发生行政复议、行政诉讼。', 'received=0 review.total=0'],
  ])('%s → %s', (sentence, claims) => expect(read(sentence)).toBe(claims))
})

describe('what became of it', () => {
  const lead = '2024年，我局共收到政府信息公开申请49件，'
  test.each([
    ['上年结转3件，全年办结50件，结转下年度继续办理2件。', 'carriedIn=3 concluded=50 carriedOut=2'],
    ['上年度结转政府信息公开申请3件；本年度办结50件。', 'carriedIn=3 concluded=50'],
    ['答复48件（含上年度结转申请3件，另有4件顺延到下年度答复）。', 'answered=48 carriedIn=3 carriedOut=4'],
    ['结转上年度申请3件，剩余4件结转下年度继续办理。', 'carriedIn=3 carriedOut=4'],
    ['办结政府信息公开申请47件，转下年度办理2件。', 'concluded=47 carriedOut=2'],
    [
      '其中予以公开23件、部分公开4件、不予公开5件、无法提供13件、不予处理3件、其他处理1件。',
      'granted=23 partiallyGranted=4 denied=5 unavailable=13 notProcessed=3 otherOutcome=1',
    ],
    ['作出予以公开决定23件，部分公开决定4件。', 'granted=23 partiallyGranted=4'],
    ['予以公开及部分公开27件，占55.1%；不予公开5件。', 'grantedOrPartly=27 denied=5'],
    ['因本机关不掌握等原因无法提供13件。', 'unavailable=13'],
    [
      '其中本机关不掌握相关政府信息12件，属于行政执法案卷2件，重复申请1件，信访举报投诉类申请2件。',
      'row.unavailable.notHeld=12 row.denied.enforcementFile=2 row.notProcessed.duplicate=1 row.notProcessed.petition=2',
    ],
    ['其中，收到自然人政府信息公开申请38件。', 'kind.naturalPerson=38'],
    ['其中自然人申请38件，法人或其他组织申请11件。', 'kind.naturalPerson=38 kind.organisations=11'],
    [
      '其中自然人38件，商业企业7件，法律服务机构3件，社会公益组织1件。',
      'kind.naturalPerson=38 kind.commercial=7 kind.legalService=3 kind.publicWelfare=1',
    ],
    ['作其他处理（含申请人主动撤回申请）6件、转下年度办理2件。', 'otherOutcome=6 carriedOut=2'],
    ['（机关本级20件、下属单位29件），予以公开23件。', 'granted=23'],
    ['予以公开23件，其中自然人20件。', 'granted=23'],
    ['其中，予以公开答复23件，无法提供的13件，不予处理的3件。', 'granted=23 unavailable=13 notProcessed=3'],
    ['2023年结转政府信息公开申请2件，共办结50件，结转2025年度继续办理1件。', 'carriedIn=2 concluded=50 carriedOut=1'],
    ['按期答复40件。', 'answered=40'],
    ['上年结转3件，共52件；办结50件，2件结转下年度继续办理。', 'carriedIn=3 caseload=52 concluded=50 carriedOut=2'],
    ['上年结转3件，全年应办理52件，办结50件，其余2件结转至2025年办理。', 'carriedIn=3 caseload=52 concluded=50 carriedOut=2'],
    ['办理50件，2件按规定延期并结转至下一年度办理。', 'handled=50 carriedOut=2'],
    ['在50件办结件中，予以公开23件。', 'concluded=50 granted=23'],
    ['在办结的50件中，予以公开23件。', 'concluded=50 granted=23'],
    ['2023年度结转至2024年的政府信息公开申请2件均已办结。', 'carriedIn=2'],
    ['2022年结转政府信息公开申请2件，结转至2026年1件。', ''],
    ['办结50件，区政府办公室办结20件；代市政府答复政府信息公开申请3件。', 'concluded=50'],
    ['其中23件予以公开，4件部分公开，1件属于信访事项。', 'granted=23 partiallyGranted=4 row.notProcessed.petition=1'],
    ['（其中网上受理30件），办结47件。', 'concluded=47'],
    ['是2023年的1.5倍，上年结转3件，办结50件。', 'carriedIn=3 concluded=50'],
    ['与2023年（31件）相比增长58%，办结50件。', 'concluded=50'],
    ['同比增长12.5%（2023年为44件），办结50件。', 'concluded=50'],
    ['属信访事项不予处理1件，申请人撤回等其他处理2件。', 'row.notProcessed.petition=1 otherOutcome=2'],
  ])(`${lead}%s → %s`, (rest, claims) => expect(read(lead + rest)).toBe(`received=49 ${claims}`.trim()))

  test('results go on in the sentences after', () => {
    expect(read('全年共收到政府信息公开申请9件。其中，予以公开5件；部分公开1件。结转下年度3件。')).toBe(
      'received=9 granted=5 partiallyGranted=1 carriedOut=3',
    )
  })
  test('the heading tells what is spoken of', () => {
    expect(read('全年共收到9件，予以公开5件，不予公开4件。', undefined, 'application')).toBe('received=9 granted=5 denied=4')
    expect(read('全年共收到9件，予以公开5件，不予公开4件。')).toBe('')
  })
})

describe('reconsideration and litigation', () => {
  test.each([
    [
      '政府信息公开行政复议12件，其中结果维持7件，结果纠正2件，其他结果1件，尚未审结2件。',
      'reconsideration.total=12 reconsideration.upheld=7 reconsideration.corrected=2 reconsideration.otherResult=1 reconsideration.pending=2',
    ],
    ['因政府信息公开引发行政诉讼案件5件，其中维持4件，未审结1件。', 'litigation.total=5 litigation.upheld=4 litigation.pending=1'],
    ['涉政府信息公开行政复议、行政诉讼案件17件，结果维持11件。', 'review.total=17 review.upheld=11'],
    ['信息公开类行政复议7件，诉讼9件。', 'reconsideration.total=7 litigation.total=9'],
    ['政府信息公开行政复议1件（申请人撤回结案）、行政诉讼0件。', 'reconsideration.total=1 litigation.total=0'],
    ['政府信息公开类诉讼中未经复议直接起诉3件，复议后起诉2件。', 'direct.total=3 after.total=2'],
    ['备案依申请公开领域行政复议案件4件，行政诉讼案件1件。', 'reconsideration.total=4 litigation.total=1'],
    ['收到政府信息公开申请3件，发生行政复议1起。', 'received=3 reconsideration.total=1'],
    ['因信息公开被申请行政复议2件、被提起行政诉讼1件。', 'reconsideration.total=2 litigation.total=1'],
    ['全年因信息公开发生1件行政复议。', 'reconsideration.total=1'],
    ['未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。', 'review.total=0'],
    ['收到依申请公开6件，未出现被申请行政复议或被提起行政诉讼的情况。', 'received=6 review.total=0'],
    ['没有因政府信息公开引发的举报、投诉、行政复议或行政诉讼等情况。', 'review.total=0'],
    ['全年无信息公开行政复议和行政诉讼案件。', 'review.total=0'],
    ['未因政府信息公开被申请行政复议。', 'reconsideration.total=0'],
    ['无因政府信息公开产生行政复议，提起行政诉讼情况发生。', 'reconsideration.total=0'],
    ['办理因2023年度政府信息公开申请引发的行政复议1件、行政诉讼2件。', ''],
    ['收到投诉20件，依申请公开3次，行政复议0次，行政诉讼0次。', 'reconsideration.total=0 litigation.total=0'],
    ['未发生涉及政府信息公开的行政诉讼案件。', 'litigation.total=0'],
    ['也未发生因政府信息公开而产生的行政复议和提起行政诉讼的案件。', 'review.total=0'],
    ['被申请行政复议3件，被提起行政诉讼1件，均与政府信息公开有关。', 'reconsideration.total=3 litigation.total=1'],
    ['被申请行政复议3件，被提起行政诉讼1件，均为行政处罚案件。', ''],
    ['政府信息公开行政复议2件，1件维持、1件终止。', 'reconsideration.total=2 reconsideration.upheld=1'],
  ])('%s → %s', (sentence, claims) => expect(read(sentence)).toBe(claims))

  test('under the heading of section four', () => {
    expect(read('本年度未出现申请行政复议、提起行政诉讼的情况。', undefined, 'disputes')).toBe('review.total=0')
  })
})

describe('documents, decisions and fees', () => {
  test.each([
    [
      '全年制发行政规范性文件3件，废止1件，现行有效26件。',
      'normativeDocuments.issued=3 normativeDocuments.repealed=1 normativeDocuments.inForce=26',
    ],
    [
      '制定发布规范性文件4件,清理废止文件0件,现行有效文件20件。',
      'normativeDocuments.issued=4 normativeDocuments.repealed=0 normativeDocuments.inForce=20',
    ],
    ['我局印发行政规范性文件2件，废止行政规范性文件1件。', 'normativeDocuments.issued=2 normativeDocuments.repealed=1'],
    ['全年制定了2件规范性文件。', 'normativeDocuments.issued=2'],
    ['清理规范性文件27件，废止1件，现行有效26件。', 'normativeDocuments.repealed=1 normativeDocuments.inForce=26'],
    ['截至年底现行有效行政规范性文件26件。', 'normativeDocuments.inForce=26'],
    [
      '行政规范性文件制发3件，废止1件，截至2024年12月31日现行有效26件。',
      'normativeDocuments.issued=3 normativeDocuments.repealed=1 normativeDocuments.inForce=26',
    ],
    [
      '公开政府信息2140条，制定规章2部、废止规章1部；制发行政规范性文件9件，废止4件。',
      'rules.issued=2 rules.repealed=1 normativeDocuments.issued=9 normativeDocuments.repealed=4',
    ],
    ['作出行政许可决定412件、行政处罚决定57件、行政强制决定4件。', 'licensing=412 penalties=57 coercion=4'],
    ['作出行政处罚决定57件（其中简易程序50件），行政许可决定412件，同比增长3%。', 'penalties=57 licensing=412'],
    ['现行有效规范性文件共26件。', 'normativeDocuments.inForce=26'],
    ['全年作出行政许可决定412件，作出行政处罚决定57件。', 'licensing=412 penalties=57'],
    ['依法作出行政处罚57件，实施行政强制措施4件。', 'penalties=57 coercion=4'],
    ['全年征收行政事业性收费186.35万元。', 'fees=186.35'],
    ['行政事业性收费总金额9.6亿元。', 'fees=96000'],
    ['行政事业性收费金额共1863500元。', 'fees=186.35'],
    ['作出行政许可决定1.2万件。', 'licensing=12000'],
  ])('%s → %s', (sentence, claims) => expect(read(sentence)).toBe(claims))
})

describe('that no document was made and no decision taken', () => {
  test.each([
    ['全年未制发行政规范性文件。', 'normativeDocuments.issued=0'],
    ['2024年我局没有制定规范性文件，废止规范性文件1件。', 'normativeDocuments.repealed=1 normativeDocuments.issued=0'],
    [
      '全年未制发、未废止行政规范性文件，现行有效行政规范性文件5件。',
      'normativeDocuments.inForce=5 normativeDocuments.issued=0 normativeDocuments.repealed=0',
    ],
    ['本年度未废止规范性文件。', 'normativeDocuments.repealed=0'],
    ['2024年，我局未作出行政许可决定，未实施行政强制措施。', 'licensing=0 coercion=0'],
    ['没有作出行政处罚决定的情况。', 'penalties=0'],
    ['全年未收取行政事业性收费。', 'fees=0'],
    ['2023年未制发行政规范性文件。', ''],
    ['未发生行政处罚决定被撤销的情况。', ''],
    ['没有未备案的规范性文件。', ''],
    ['未出台规范性文件解读方案。', ''],
    ['区政府未制发行政规范性文件。', ''],
    ['没有违规收取行政事业性收费项目以外的费用。', ''],
  ])('%s → %s', (sentence, claims) => expect(read(sentence)).toBe(claims))
})

describe('what is no figure of the tables', () => {
  test.each([
    // What is publicised restates nothing.
    '全年主动公开政府信息346条。',
    '截至2024年12月31日主动公开政府信息150余条。',
    '通过门户网站公开信息81条，其中公告23条，动态58条。',
    '公开行政处罚决定57件，公示行政许可决定412件。',
    '信息公开指南0条，信息公开目录1条。',
    '备案行政规范性文件6件，审查规范性文件8件，解读规范性文件5件。',
    '主动公开规范性文件9件。',
    '在门户网站公开政府规章13件（含新制定5件，修改4件，废止4件）。',
    '行政许可事项3项，行政处罚1项。',
    '完成双公示信息67条，其中行政许可60条。',
    // Other affairs use the same verbs.
    '通过12345热线共受理投诉67件，办结67件。',
    '全年收到网民留言35件，答复35件。',
    '办理人大建议5件、政协提案3件，均已答复8件。',
    '收到群众来信12件，办结12件。',
    '受理信访件9件，结转下年2件。',
    '共受理各类咨询120件，答复120件。',
    '收到行政许可申请58件，办结58件。',
    '我局未收到行政许可申请。',
    '12345工单受理260件，依申请公开工作扎实推进。',
    '依申请公开渠道畅通。全年受理群众投诉67件，办结66件，予以公开5件。',
    // An organ's own business with cases.
    '全年办理行政复议案件134件，审结120件。',
    '审理行政复议案件40件，维持22件，纠正6件。',
    '参加行政诉讼应诉57件。',
    // Last year's, and parts of the year.
    '2023年，我局共收到政府信息公开申请8件。',
    '上半年共收到政府信息公开申请4件。',
    '一季度受理政府信息公开申请2件。',
    '去年收到政府信息公开申请8件。',
    '比上年增加3件。',
    '较2023年（31件）下降29%。',
    '近三年共收到政府信息公开申请40件。',
    '自2019年以来累计收到政府信息公开申请40件。',
    '平均每月收到政府信息公开申请4件。',
    // On another's behalf, or moved to a website.
    '收到信访件3件。代市政府答复政府信息公开申请3件。',
    '推送行政规范性文件18件至统一平台，其中现行有效15件、废止3件。',
    // Approximate.
    '全年收到政府信息公开申请约50件。',
    '共受理政府信息公开申请1.3万余件。',
    '收到政府信息公开申请40余件。',
    '收到政府信息公开申请近百件。',
    // Another scope.
    '区政府办代表区政府受理政府信息公开申请17件，答复17件。',
    '向市政府提出的政府信息公开申请5件。',
    '岚山镇收到政府信息公开申请3件，答复3件。',
    '通过网站收到政府信息公开申请30件。',
    '其中网络申请11件，信函申请2件。',
    // Not a denial of what it looks like.
    '未按期答复的，可依法申请行政复议或者提起行政诉讼。',
    '未发生行政复议被纠错、行政诉讼败诉的情况。',
    '没有超期答复情况，行政复议、诉讼案件均得到妥善处理。',
    '未收到政府信息公开申请人的投诉。',
    '未收取政府信息公开申请费用。',
    '没有超期未答复的政府信息公开申请。',
    '未收到因政府信息公开申请引发的举报。',
    '无行政许可申请。',
    // Fees for handling applications are no 行政事业性收费.
    '本年度收取信息处理费400元。',
    '行政事业性收费项目3项，信息处理费200元。',
    '收取政府信息公开信息处理费400元。',
    // Names and numbers of documents.
    '根据《关于收到政府信息公开申请5件的通知》开展工作。',
    '国办公开办函〔2021〕30号文件印发。',
    '参训120人次，组织培训3次，考核分值占比为4%。',
  ])('%s', (sentence) => expect(read(sentence)).toBe(''))
})

describe('two years in one sentence', () => {
  test.each([
    ['2024年收到政府信息公开申请12件，2023年收到政府信息公开申请8件。', 'received=12'],
    ['2023年收到政府信息公开申请8件，2024年收到政府信息公开申请12件。', 'received=12'],
    ['共收到政府信息公开申请22起，比2023年（31起）下降29%，答复22起。', 'received=22 answered=22'],
    ['共收到政府信息公开申请12件，较上年增加4件，同比增长50%，予以公开7件。', 'received=12 granted=7'],
    ['共收到政府信息公开申请12件（去年同期8件），办结12件。', 'received=12 concluded=12'],
    ['共收到政府信息公开申请12件，结转2025年办理1件。', 'received=12 carriedOut=1'],
  ])('%s → %s', (sentence, claims) => expect(read(sentence)).toBe(claims))
})

describe('whom it is said of', () => {
  test.each([
    ['全市共受理政府信息公开申请3119件。', '青屿市人民政府', 'received=3119'],
    ['全市各级行政机关共收到政府信息公开申请449件。', '青屿市人民政府', 'received=449'],
    ['我市全年收到政府信息公开申请449件。', '青屿市人民政府', 'received=449'],
    ['市政府办公室收到政府信息公开申请20件，答复20件。', '青屿市人民政府', ''],
    ['市政府收到政府信息公开申请20件。', '青屿市人民政府', ''],
    ['市政府网站公开2.1万条。全市政府信息公开行政复议7件，行政诉讼3件。', '青屿市人民政府', 'reconsideration.total=7 litigation.total=3'],
    [
      '市政府制定规章2部；全市制发行政规范性文件48件，废止21件。',
      '青屿市人民政府',
      'normativeDocuments.issued=48 normativeDocuments.repealed=21',
    ],
    ['全市行政事业性收费收入12.6亿元。', '青屿市财政局', ''],
    ['全市共收到政府信息公开申请449件。', '青屿市财政局', ''],
    ['全市共收到政府信息公开申请449件。', '青屿市人民政府办公室', ''],
    ['我局共收到政府信息公开申请44件。', '青屿市财政局', 'received=44'],
    ['市本级收到政府信息公开申请20件，办结19件。', '青屿市人民政府', ''],
    ['全市制发行政规范性文件8件，市政府制发行政规范性文件2件。', '青屿市人民政府', 'normativeDocuments.issued=8'],
    ['市政府办公厅代表市政府共受理政府信息公开申请859件。', '青屿市人民政府办公厅', 'received=859'],
    ['我镇共收到政府信息公开申请2件。', '岚溪区河口镇人民政府', 'received=2'],
    ['河口镇共收到政府信息公开申请2件。', '岚溪区河口镇人民政府', 'received=2'],
    ['2024年度，岚河街道办事处未接收到政府信息公开申请。', '岚河街道', 'received=0'],
    ['全区各职能部门、镇街共收到政府信息依申请公开1499件。', '青屿市岚溪区人民政府', ''],
    ['区政府共收到政府信息公开申请2件。', '岚溪区河口镇人民政府', ''],
    ['各县区共收到政府信息公开申请300件。', '青屿市人民政府', ''],
    ['全市收到政府信息公开申请300件（市政府40件、东山县120件、西河县140件），予以公开90件。', '青屿市人民政府', 'received=300 granted=90'],
  ])('%s (%s) → %s', (sentence, organ, claims) => expect(read(sentence, organ)).toBe(claims))
})

describe('a note mark inside a number', () => {
  test.each(['收到政府信息公开申请412①件。', '收到政府信息公开申请41²件。', '收到政府信息公开申请4¹2件。'])('nothing is read: %s', (text) =>
    expect(read(text)).toBe(''),
  )

  test('a circled ordinal is none', () => expect(read('①收到政府信息公开申请5件。')).toBe('received=5'))
})
