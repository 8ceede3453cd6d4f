const systemErrors: Readonly<Record<string, string>> = {
  ENOENT: '找不到文件或目录',
  EACCES: '没有权限',
  EPERM: '操作不被允许',
  EROFS: '目标是只读的',
  EISDIR: '这是目录，不是文件',
  EEXIST: '同名的文件已经存在',
  ENOTDIR: '路径中有一段不是目录',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  ENAMETOOLONG: '文件名过长',
  EMFILE: '打开的文件过多',
  EFBIG: '文件过大',
  ERR_FS_FILE_TOO_LARGE: '文件过大',
  EIO: '磁盘读写出错',
  EINVAL: '文件名或路径无效',
  ELOOP: '链接绕成了圈',
  EBUSY: '文件正被其他程序使用',
  EAGAIN: '标准输入没有内容可读',
  EADDRINUSE: '端口正被其他程序使用，请用 --port 另指一个',
  EPLANTED: '同名处是链接、管道或设备，没有写出',
  EOUTSIDE: '输出目录中的链接指向目录之外，没有写出',
}

/** Errors whose message is already a line for the user. */
const spoken: ReadonlySet<string> = new Set([
  'UsageError',
  'FontError',
  'ConfigError',
  'VerifyError',
  'ChangedError',
  'RunError',
  'CorrectionsError',
  'DeskError',
  'ArchiveError',
  'PeerError',
  'CommitError',
  'QueueError',
  'StoreError',
])

/** One line for any error; bugs of ours too are told without a stack trace. `nameOf` words the path it is about. */
export function describeError(error: unknown, nameOf: (path: string) => string = (path) => path): string {
  const { name, code, path, message, syscall } = error as NodeJS.ErrnoException
  if (spoken.has(name)) return message
  if (code && Object.hasOwn(systemErrors, code)) return `${systemErrors[code]}${path ? `：${nameOf(path)}` : ''}`
  if (code && syscall) return `系统报告错误 ${code}${path ? `：${nameOf(path)}` : ''}`
  return `程序内部出错，请报告此问题：${message ?? String(error)}`
}
