import type { RoleId } from './roles.js'

/**
 * How a number's role is told. `left` are the terms before the number, up to `#`; `right` those behind it. `A|B` is either, `A?` may be
 * missing, `..` is anything but a mark of clauses, `^` the beginning and `$` the end of the stretch; other words may stand between any two terms,
 * and around those that are anchored by `^` and `$` none.
 */
export interface Frame {
  readonly role: RoleId | 'row' | 'kind' | 'result' | `document.${string}`
  readonly left?: string
  readonly right?: string
  /** What must be spoken of: by a heading, by an earlier clause, or by the clause itself. */
  readonly topic?: Topic
  /** A sentence it reads; the number is the role's. Held by a test. */
  readonly example: string
}

/** What is spoken of; a number without words of its own belongs to it. */
export type Topic = 'application' | 'disputes' | 'documents' | 'decisions' | 'carriedIn' | 'kinds' | 'outcomes' | 'foreign'

const outcomes = ['grantedOrPartly', 'granted', 'partly', 'denied', 'unavailable', 'notProcessed', 'otherOutcome'] as const
const outcomeRoles: Readonly<Record<string, RoleId>> = { partly: 'partiallyGranted' }
const decisions = [
  ['licence', 'licensing', '许可'],
  ['penalty', 'penalties', '处罚'],
  ['coercion', 'coercion', '强制'],
] as const

const documentColumns = { issue: 'issued', repeal: 'repealed', inForce: 'inForce' } as const
const sayings: Readonly<Record<(typeof outcomes)[number], string>> = {
  grantedOrPartly: '公开和部分公开',
  granted: '予以公开',
  partly: '部分公开',
  denied: '不予公开',
  unavailable: '无法提供',
  notProcessed: '不予处理',
  otherOutcome: '其他处理',
}

/** The first that fits decides. Finer things stand before coarser: a row before its group, a result before what was received. */
export const frames: readonly Frame[] = [
  // Carried in and on.
  {
    role: 'carriedIn',
    left: 'carriedIn handle|answer? application|ask? count*',
    topic: 'application',
    example: '政府信息公开申请上年结转3件。',
  },
  {
    role: 'carriedIn',
    left: '^ among|have? count*',
    right: '^ carriedIn',
    topic: 'application',
    example: '政府信息公开申请9件，有3件为上年度结转。',
  },
  {
    role: 'carriedOut',
    left: 'carriedOut handle|answer? application|ask? count*',
    topic: 'application',
    example: '政府信息公开申请结转下年度继续办理3件。',
  },
  {
    role: 'carriedOut',
    left: '^ remain|pending|among|have? count*',
    right: '^ application|ask? .. carriedOut',
    topic: 'application',
    example: '另有3件政府信息公开申请因补正转入2025年办理。',
  },
  {
    role: 'carriedOut',
    left: '^ remain|pending|among|have? count*',
    right: '^ ask .. carriedOut',
    example: '3件申请需结转至下年度继续办理。',
  },
  {
    role: 'carriedOut',
    left: 'remain',
    right: '^ application|ask? pending|handle|remain|;|$',
    topic: 'application',
    example: '政府信息公开申请尚有3件正在办理。',
  },
  { role: 'carriedEither', left: 'carry application|ask?', topic: 'application', example: '办结政府信息公开申请9件，结转3件。' },

  {
    role: 'carriedOut',
    left: 'remain|pending application|ask count*',
    topic: 'application',
    example: '尚在办理期限内的政府信息公开申请3件。',
  },
  { role: 'carriedOut', left: 'application remain|have? inHand count*', example: '政府信息公开申请年终在办3件。' },
  {
    role: 'carriedOut',
    left: '^ remain|have? pending|inHand count*',
    topic: 'application',
    example: '办结政府信息公开申请9件，未办结3件。',
  },

  // Single results and groups of results.
  { role: 'row', left: 'row .. count*', topic: 'application', example: '政府信息公开申请中重复申请3件。' },
  {
    role: 'row',
    left: '^ among|have? count*',
    right: '^ application|ask? row',
    topic: 'application',
    example: '政府信息公开申请中，3件属于信访举报投诉类。',
  },
  ...outcomes.flatMap((term): Frame[] => {
    const role = (outcomeRoles[term] ?? term) as RoleId
    return [
      {
        role,
        left: `${term} answer|decision|ask|application|handle|conclude? count*`,
        topic: 'application',
        example: `政府信息公开申请${sayings[term]}3件。`,
      },
      {
        role,
        left: '^ among|have|make|remain? count*',
        right: `^ application|ask? ≈? all? make|decision? ${term}`,
        topic: 'application',
        example: `政府信息公开申请中，有3件${sayings[term]}。`,
      },
    ]
  }),
  { role: 'granted', left: '^ among? open', right: '^ ;|,|$', topic: 'outcomes', example: '收到依申请公开9件，其中公开3件，不公开6件。' },

  { role: 'granted', left: 'make open decision count*', topic: 'outcomes', example: '依申请公开中，作出公开决定3件，不予公开决定6件。' },

  // Reconsideration and litigation.
  { role: 'direct.total', left: 'direct count*', topic: 'disputes', example: '政府信息公开行政诉讼中，直接起诉3件。' },
  { role: 'after.total', left: 'after count*', topic: 'disputes', example: '政府信息公开行政诉讼中，复议后起诉3件。' },
  {
    role: 'result',
    left: 'upheld|corrected|otherResult|pending count*',
    topic: 'disputes',
    example: '政府信息公开行政复议12件，其中维持3件。',
  },
  {
    role: 'result',
    left: '^ among? count*',
    right: '^ upheld|corrected|otherResult|pending',
    topic: 'disputes',
    example: '政府信息公开行政复议12件，3件维持。',
  },
  { role: 'result', left: '^ kind.other', topic: 'disputes', example: '政府信息公开行政复议12件：维持9件、其他3件。' },
  {
    role: 'review.total',
    left: 'reconsideration ,? occur? litigation count*',
    topic: 'disputes',
    example: '涉政府信息公开行政复议和行政诉讼案件3件。',
  },
  {
    role: 'reconsideration.total',
    left: 'receive|handle? reconsideration application|ask? count*',
    topic: 'disputes',
    example: '政府信息公开行政复议3件。',
  },
  { role: 'litigation.total', left: 'litigation count*', topic: 'disputes', example: '政府信息公开行政诉讼3件。' },
  {
    role: 'reconsideration.total',
    left: '^ disclosure? among|total|have|occur|handle? occur|have?',
    right: '^ application|disclosure? application|disclosure? occur? reconsideration',
    topic: 'disputes',
    example: '发生3件政府信息公开行政复议。',
  },
  {
    role: 'litigation.total',
    left: '^ disclosure? among|total|have|occur|handle? occur|have?',
    right: '^ application|disclosure? application|disclosure? occur? litigation',
    topic: 'disputes',
    example: '发生3件政府信息公开行政诉讼。',
  },

  // What was done with what came in.
  {
    role: 'handled',
    left: 'receive answer|conclude|handle application|ask? count*',
    topic: 'application',
    example: '受理并办结政府信息公开申请3件。',
  },
  { role: 'concluded', left: 'make application handle count*', topic: 'application', example: '作出政府信息公开申请办理结果共计3件。' },
  { role: 'concluded', left: 'conclude application|ask? count*', topic: 'application', example: '办结政府信息公开申请3件。' },
  {
    role: 'concluded',
    left: '^ among? count*',
    right: '^ application|ask? conclude',
    topic: 'application',
    example: '政府信息公开申请9件，3件已办结。',
  },
  { role: 'answered', left: 'make application|ask? answerDoc count*', topic: 'application', example: '出具政府信息公开申请答复书3份。' },
  { role: 'answered', left: 'answer application|ask? count*', topic: 'application', example: '答复政府信息公开申请3件。' },
  {
    role: 'answered',
    left: '^ among? count*',
    right: '^ application|ask? make? answer',
    topic: 'application',
    example: '政府信息公开申请9件，3件已答复。',
  },

  // Who applied.
  {
    role: 'kind',
    left: 'kind submit|ask|application? submit|ask|application? open? count*',
    topic: 'application',
    example: '政府信息公开申请中自然人申请3件。',
  },
  { role: 'kind.other', left: '^ kind.other', topic: 'kinds', example: '政府信息公开申请中自然人申请9件、其他3件。' },
  { role: 'otherOutcome', left: '^ kind.other', topic: 'outcomes', example: '政府信息公开申请中，不予公开9件、其他3件。' },
  { role: 'kind', left: '^ among? count*', right: '^ kind', topic: 'application', example: '政府信息公开申请中，有3件由自然人提出。' },
  { role: 'caseload', left: '^ count+ handle', topic: 'carriedIn', example: '政府信息公开申请新收1件，上年结转2件，共计办理3件。' },
  { role: 'caseload', left: '^ count+', topic: 'carriedIn', example: '政府信息公开申请新收1件，上年结转2件，共3件。' },
  {
    role: 'caseload',
    left: '^ count+',
    right: '^ application',
    topic: 'carriedIn',
    example: '新收1件，上年结转2件，共3件政府信息公开申请。',
  },
  {
    role: 'caseload',
    left: 'should handle|conclude|answer application|ask? count*',
    topic: 'application',
    example: '全年应办理政府信息公开申请3件。',
  },
  { role: 'caseload', left: 'should application ask? count*', example: '应办政府信息公开申请3件。' },
  { role: 'caseload', left: 'should ask count*', topic: 'application', example: '依申请公开规范有序，全年应办申请3件。' },

  {
    role: 'kind',
    left: 'receive application|ask? count*',
    right: '^ from kind',
    topic: 'application',
    example: '收到的政府信息公开申请3件来自自然人。',
  },
  {
    role: 'kind',
    left: '^ among? count*',
    right: '^ from kind',
    topic: 'kinds',
    example: '收到的政府信息公开申请9件来自自然人、3件来自商业企业。',
  },
  { role: 'kind', left: 'receive count*', right: '^ kind', topic: 'application', example: '共收到3件自然人政府信息公开申请。' },

  // What came in.
  {
    role: 'received',
    left: 'receive anyone|submit|open? anyone|submit|open? application ask? handle? count*',
    example: '收到政府信息公开申请3件。',
  },
  { role: 'received', left: 'receive count*', right: '^ anyone? submit? application', example: '收到3件政府信息公开申请。' },
  {
    role: 'received',
    left: 'receive anyone|submit? ask? count*',
    topic: 'application',
    example: '认真做好依申请公开工作，全年共受理3件。',
  },
  { role: 'received', left: 'submit application|ask count*', topic: 'application', example: '公众提出政府信息公开申请3件。' },
  { role: 'received', left: 'application receive count*', example: '政府信息公开申请新收3件。' },
  { role: 'handled', left: '^ ask count*', right: '^ ;|all|$', topic: 'application', example: '依申请公开规范有序，全年申请总量3件。' },
  { role: 'handled', left: 'handle anyone? application count*', example: '办理政府信息公开申请3件。' },
  { role: 'handled', left: 'handle anyone ask count*', topic: 'application', example: '依申请公开规范有序，办理群众申请3件。' },
  { role: 'handled', left: 'handle count*', right: '^ application', example: '办理3件政府信息公开申请。' },
  { role: 'handled', left: '^ application handle count*', example: '政府信息公开申请办理3件。' },
  { role: 'handled', left: '^ handle count*', topic: 'application', example: '依申请公开规范有序，全年办理3件。' },
  { role: 'handled', left: '^ application handle? count*', right: '^ ;|all|$', example: '全年依申请公开3件。' },
  { role: 'handled', left: '^ anyone application count*', right: '^ ;|all|$', example: '群众依申请公开政府信息3件次。' },
  { role: 'handled', left: '^ count+', right: '^ application $|submit', example: '全年共3件政府信息公开申请。' },

  // Documents, decisions, charges.
  ...(['normative', 'rule'] as const).flatMap((noun): Frame[] =>
    (['issue', 'repeal', 'inForce'] as const).flatMap((verb): Frame[] => {
      const role = `${noun === 'rule' ? 'rules' : 'normativeDocuments'}.${documentColumns[verb]}` as RoleId
      const [name, done] = [noun === 'rule' ? '规章' : '规范性文件', { issue: '制发', repeal: '废止', inForce: '现行有效' }[verb]]
      return [
        { role, left: `${verb} ${noun} count*`, example: `${done}${name}3件。` },
        { role, left: `${noun} ${verb} count*`, example: `${name}${done}3件。` },
        { role, left: `${verb} count*`, right: `^ ${noun}`, example: `${done}3件${name}。` },
        { role, left: '^ count+', right: `^ ${noun} ${verb}`, example: `全年共有3件${name}${done}。` },
      ]
    }),
  ),
  ...(['issue', 'repeal', 'inForce'] as const).map((verb): Frame => ({
    role: `document.${documentColumns[verb]}`,
    left: `^ among? open? ${verb} count*`,
    topic: 'documents',
    example: `制发规范性文件9件，${{ issue: '制发', repeal: '废止', inForce: '现行有效' }[verb]}3件。`,
  })),
  ...decisions.flatMap(([term, role, name]): Frame[] => [
    { role, left: `make|handle|conclude ${term} decision? count*`, example: `作出行政${name}决定3件。` },
    { role, left: `${term} decision count*`, example: `行政${name}处理决定3件。` },
    { role, left: `make|handle|conclude count*`, right: `^ ${term}`, example: `作出3件行政${name}决定。` },
    { role, left: `^ ${term} decision? count*`, topic: 'decisions', example: `作出行政许可决定9件，行政${name}3件。` },
    { role, left: `^ ${term} count*`, example: `全年行政${name}3件。` },
    { role, left: '^', right: `^ ${term} decision`, topic: 'decisions', example: `作出9件行政许可决定、3件行政${name}决定。` },
  ]),
]
