/** `联系电话：0512-…`: a line that gives one way to reach the organ, not a sentence about it. */
export function isContactLine(text: string): boolean {
  return (
    text.length <= 80 &&
    !text.includes('。') &&
    /^(?:(?:联系|咨询|办公|通讯|单位|受理|监督)?(?:电话|地址|传真|邮编|邮箱|信箱|时间|网址)|邮政编码|电子(?:邮箱|邮件|信箱)|网站(?:地址)?|联系(?:方式|人|部门|单位|科室)|传真(?:号码)?|E-?mail)\s*[：:]/i.test(
      text,
    )
  )
}
