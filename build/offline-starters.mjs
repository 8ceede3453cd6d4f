/** What a clerk opens: the files at the top of the offline archive, by name. */
export const files = {
  '打开更正台.cmd': `@echo off
chcp 65001 >nul
cd /d "%~dp0"
set "NODE=%~dp0node\\win-x64\\node.exe"
if not exist "%NODE%" set "NODE=node"
"%NODE%" --version >nul 2>nul
if errorlevel 1 (
  echo 这台电脑没有 Node.js。请安装 Node.js 20.18.1 或更高版本，或者向管理员要带 Node.js 的离线包。
  pause
  exit /b 2
)
set "FOLDER=%~1"
if "%FOLDER%"=="" set "FOLDER=%~dp0报告"
if not exist "%FOLDER%" mkdir "%FOLDER%"
"%NODE%" "%~dp0nianbao\\bin\\nianbao.js" desk "%FOLDER%"
if errorlevel 1 pause
`,
  '打开更正台.sh': `#!/bin/sh
# 用法：打开更正台.sh [报告目录]
here=$(cd "$(dirname "$0")" && pwd)
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-arm64 ;;
  Darwin-arm64) platform=darwin-arm64 ;;
  *) platform=darwin-x64 ;;
esac
node="$here/node/$platform/node"
[ -f "$node" ] || node=node
if ! "$node" --version >/dev/null 2>&1; then
  echo '这台电脑没有 Node.js。请安装 Node.js 20.18.1 或更高版本，或者向管理员要带 Node.js 的离线包。' >&2
  sleep 10
  exit 2
fi
folder=\${1:-$here/报告}
[ $# -gt 0 ] && shift
mkdir -p "$folder"
exec "$node" "$here/nianbao/bin/nianbao.js" desk "$folder" "$@"
`,
  // %k is the place of this file: a path, or of some desktops an address.
  '更正台.desktop': `[Desktop Entry]
Type=Application
Version=1.5
Name=年报更正台
Name[en]=Nianbao desk
Comment=对照原文核对、更正、下载政府信息公开工作年度报告
Exec=sh -c "here=\\\\$(dirname \\\\"\\\\\${0#file://}\\\\"); exec sh \\\\"\\\\$here/打开更正台.sh\\\\"" %k
Terminal=true
Categories=Office;
`,
  '使用说明.txt': `年报（nianbao）离线包

1. 把整个文件夹解压到任意位置。
2. 把要处理的旧报告（Word、WPS、PDF、网页、Excel、文本）放进“报告”文件夹，没有就新建一个。
3. Windows：双击“打开更正台.cmd”。麒麟、UOS 等：双击“更正台.desktop”（首次按提示选“信任并启动”），或在终端运行“打开更正台.sh”。
4. 浏览器自动打开更正台；没有打开的，把窗口中显示的地址复制到浏览器。
5. 左边选报告，中间点数字或段落就改，右边是核对结果；改完下载 Word、PDF、网页。
6. 用完关掉那个窗口即可。更正保存在原件旁边的 .更正.json 文件中，下次打开还在。

需要 Node.js 20.18.1 或更高版本（node 文件夹中已带的不必另装）。全程不联网，文件不离开这台电脑。
核对文件是否完整：sha256sum -c SHA256SUMS
`,
}
