import { simplify } from './fold.js'
import { dateWritten } from './date.js'
import { withoutInvisible } from './invisible.js'
import { isPageMark } from './page-mark.js'

/** Page furniture certain by its wording alone, wherever round the text it stands. */
export function isPageChrome(text: string): boolean {
  const bare = withoutLinks(text)
  if (bare.length > 200 || isSentence(bare)) return false
  return isPageMark(bare) || furniture.some((mark) => mark.test(bare)) || isMenu(bare)
}

/** Furniture after which nothing of the text follows: links to other pages, sharing, the site's imprint. */
export function endsText(text: string): boolean {
  const bare = withoutLinks(text)
  return bare.length <= 200 && !isSentence(bare) && afterText.some((mark) => mark.test(bare))
}

/** The words of a line without the link marks of text browsers and Markdown. */
function withoutLinks(text: string): string {
  if (text.length > 2000) return text
  return simplify(withoutInvisible(text))
    .replace(/\[([^\][]{0,60})\]\([^()\s]*\)/g, '$1')
    .replace(/\[\d{1,3}\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Furniture is made of entries, not of sentences. */
function isSentence(text: string): boolean {
  return text.length > 24 && /。/.test(text)
}

const bullet = '^(?:[-•●·*] ?)?'

const furniture = [
  /\{\{.*\}\}/,
  /^(?:您|你)?(?:的)?(?:当前|现在|目前)?(?:所在|的)?(?:的)?位置(?:是|为)? ?[:：]/,
  /^(?:首页|网站首页|主页) ?[>＞»/›·]/,
  /^> ?\S.* > /,
  new RegExp(
    `${bullet}(?:索 ?引 ?号|文 ?号|发文字号|发布机构|发文机构|公开机构|公开主体|公开责任部门|责任部门|主题分类|组配分类|体裁分类|公文种类|信息分类|服务对象分类|有效性|信息有效性|主题词|信息来源|信息名称|统一编号|公开方式|公开时限|公开范围|公开程序|生效日期|废止日期|效力状态|内容概述|关键词|文章来源|稿源)[/、\\w\u4e00-\u9fff]{0,30} ?[:：]?.{0,80}$`,
  ),
  new RegExp(`${bullet}(?:发布|发文|成文|生成|公开|更新|录入|上传)?(?:日期|时间) ?[:：].{0,90}$`),
  new RegExp(
    `${bullet}[（(]?(?:来源|作者|编辑|责任编辑|责编|审核|校对|浏览次数|浏览量|访问量|阅读次?数?|点击数?|点击量|点击次数|字号|字体|字体大小|视力保护色|分享到?|保护视力色|语音播报|语音朗读) ?[:：].{0,60}$`,
  ),
  new RegExp(`^${dateWritten}(?: \\d{1,2}:\\d{2}(?::\\d{2})?)? ?(?:来源|发布|作者|浏览|字[号体]).{0,60}$`),
  /^[[【]? ?字[号体] ?[:：]?.{0,24}$/,
  /^(?:[-•●·*] ?)?(?:\||打印|打印本页|关闭|关闭窗口|关闭本页|收藏|大|中|小|大 ?中 ?小|大 ?\| ?中 ?\| ?小|[TＴ]|返回|返回顶部|返回首页|回到顶部)$/,
  /^(?:[【[](?:打印|关闭|收藏|下载|下载 ?Word|下载 ?PDF|大|中|小|打印本页|关闭窗口|字体|返回顶部)[^】\]]{0,6}[】\]] ?)+$/i,
  /^(?:图片|继续访问 ?(?:放弃|返回)|点击(?:收听|播放|关闭|展开|查看|收起)[^。；，]{0,20}|您访问的链接即将离开.{0,40})$/,
  /^(?:[-•●·*] ?)?(?:审核人|登记号|访问次数|阅读量|录入人|签发人|复核人) ?[:：].{0,30}$/,
  /^(?:[-•●·*] ?)?[[【] ?字[号体] ?[:：]?.{0,24}$/,
  /^(?:搜索位置|匹配度|排序|检索|搜索) ?[:：]?$/,
  /^(?:文件|信息)?(?:标题|名称|名 称) ?[:：].{2,60}(?:报告|年报)$/,
]

const afterText = [
  /^References$|^Visible links:?$|^\d{1,3}\. (?:https?|file|mailto|javascript):\S*$/i,
  /^(?:分享(?:到)?|扫一扫.{0,20}|扫描(?:[上下]方|右侧)?(?:的)?二维码.{0,20}|上一[篇条页].{0,80}|下一[篇条页].{0,80}|相关(?:附件|链接|阅读|文章|信息|解读|稿件|文档) ?[:：]?|附件下载 ?[:：]?|(?:微信|手机)扫一扫.{0,20}|用微信.{0,20}) ?[:：]?$/,
  /^上一[篇条] ?[:：]|^下一[篇条] ?[:：]|^分享到? ?[:：]/,
  /版权所有|ICP备|公网安备|网站标识码|政府网站标识|技术支持 ?[:：]|^(?:主办|承办|协办)(?:单位)? ?[:：]|Copyright|All Rights Reserved|建议使用.{0,20}浏览|^(?:网站地图|关于我们|联系我们|网站声明)\b/i,
]

/** Entries of a site's menu and its aids for readers; a line of nothing else, or mostly of them, is a menu. */
const menuWords = new Set(
  '首页 网站首页 登录 注册 简体 繁体 简体版 繁体版 English 无障碍 无障碍浏览 无障碍阅读 关怀版 长者模式 适老化 老年版 政务新媒体 加入收藏 设为首页 收藏本站 网站地图 手机版 移动版 客户端 微信 微博 新闻中心 政府信息公开 政务公开 信息公开 政务服务 办事服务 互动交流 政民互动 专题专栏 机构概况 走进 无障碍模式 无障碍 适老模式 适老化模式 长者版 关爱版 语音播报 语音朗读 智能问答 搜索 站内搜索 邮箱 打印 打印本页 关闭 关闭窗口 关闭本页 返回顶部 返回首页 回到顶部 收藏 RSS 数据开放 要闻动态 政府信息公开指南 政府信息公开制度 法定主动公开内容 政府信息公开年报 依申请公开 退出'.split(
    ' ',
  ),
)

function isMenu(text: string): boolean {
  if (text.length > 120 || /[。；：]/.test(text)) return false
  const words = text
    .split(/[ |｜/]+/)
    .map((word) => word.replace(/^[-•●·*]+/, ''))
    .filter((word) => word !== '')
  const known = words.filter((word) => menuWords.has(word)).length
  if (words.length === 0) return false
  return words.length <= 2
    ? known === words.length && !/^(?:政府信息公开|政务公开|信息公开|依申请公开)$/.test(text)
    : known * 2 >= words.length && words.every((word) => word.length <= 12)
}
