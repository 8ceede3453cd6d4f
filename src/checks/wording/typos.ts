import { hanNumerals } from '../../language/han-numerals.js'

/** A wording that is wrong wherever the pattern matches, and what it should be. Only what no sentence can mean otherwise stands here. */
export interface Typo {
  readonly pattern: RegExp
  readonly right: string
  /** A matter of usage rather than a wrong character. */
  readonly minor?: true
}

export const typos: readonly Typo[] = [
  // Terms of the regulation.
  {
    pattern: new RegExp(`依法申请公开(?=[0-9${hanNumerals}]|件|条|的?(?:办理|答复|受理|工作|制度|流程|程序|渠道|情况|事项|案件))`, 'g'),
    right: '依申请公开',
  },
  { pattern: /已申请公开(?=办理|流程|工作|制度|渠道)/g, right: '依申请公开' },
  { pattern: /依申请公开公开/g, right: '依申请公开' },
  { pattern: /预期(?=不补正|未按|未缴|不缴|未答复|答复|办结)/g, right: '逾期' },
  { pattern: /勾嵇|钩稽|勾计/g, right: '勾稽' },
  { pattern: /信心公开|信息公升/g, right: '信息公开' },
  { pattern: /(?<=信息公开|《)条列|条列(?=》|（以下简称)/g, right: '条例' },
  { pattern: /依申情公开/g, right: '依申请公开' },
  { pattern: /主动工开/g, right: '主动公开' },
  { pattern: /规范行文件/g, right: '规范性文件' },
  { pattern: /年度报高/g, right: '年度报告' },
  { pattern: /结传下年/g, right: '结转下年' },
  { pattern: /知请权/g, right: '知情权' },
  { pattern: /门户网战/g, right: '门户网站' },
  { pattern: /拦目/g, right: '栏目' },
  { pattern: /渠到(?=[，。、])/g, right: '渠道' },
  { pattern: /政府信息公天/g, right: '政府信息公开' },
  { pattern: /政务公天/g, right: '政务公开' },
  { pattern: /主动公看/g, right: '主动公开' },
  { pattern: /行政复仪/g, right: '行政复议' },
  { pattern: /行政诉松/g, right: '行政诉讼' },
  { pattern: /规范性文挡/g, right: '规范性文件' },
  { pattern: /企事业单信息/g, right: '企事业单位信息' },
  { pattern: /部分成(?=[，。；、])/g, right: '部分组成' },
  { pattern: /公从(?=的?(?:知情|参与|监督|关注|关切|需求|查询|查阅))/g, right: '公众' },
  { pattern: /座到/g, right: '做到' },
  // Characters of like sound or shape.
  { pattern: /布署/g, right: '部署' },
  { pattern: /部份/g, right: '部分' },
  { pattern: /既使/g, right: '即使' },
  { pattern: /做为(?!数)/g, right: '作为' },
  { pattern: /贯切/g, right: '贯彻' },
  { pattern: /一如继往/g, right: '一如既往' },
  { pattern: /再接再励/g, right: '再接再厉' },
  { pattern: /按步就班/g, right: '按部就班' },
  { pattern: /因地治宜/g, right: '因地制宜' },
  { pattern: /行之有郊/g, right: '行之有效' },
  { pattern: /相辅相承/g, right: '相辅相成' },
  { pattern: /名符其实/g, right: '名副其实' },
  { pattern: /责无旁代/g, right: '责无旁贷' },
  { pattern: /不容質疑|勿庸置疑/g, right: '毋庸置疑' },
  { pattern: /迫不急待/g, right: '迫不及待' },
  { pattern: /松驰/g, right: '松弛' },
  { pattern: /竟争/g, right: '竞争' },
  { pattern: /通迅/g, right: '通讯' },
  { pattern: /渎职失责任/g, right: '失职渎职' },
  { pattern: /幅射/g, right: '辐射' },
  { pattern: /按装/g, right: '安装' },
  { pattern: /的的(?!确|士|哥)/g, right: '的' },
  { pattern: /(?<!新|改|扩|重|续|在|共|筹|援|所|未)建全(?=[，制机体完信政工各公和])/g, right: '健全' },
  { pattern: /精减人员/g, right: '精简人员' },
  { pattern: /凑效/g, right: '奏效' },
  { pattern: /默守成规/g, right: '墨守成规' },
  { pattern: /一愁莫展/g, right: '一筹莫展' },
  // Usage.
  { pattern: /截止(?=(?:到)?(?:20\d\d年|目前|今年|去年|年底|年末|本年|\d{1,2}月))/g, right: '截至', minor: true },
  { pattern: /帐号/g, right: '账号', minor: true },
]
