import { expect, test } from 'vitest'
import { startProgress } from '../../../src/batch/progress.js'
import { startDisplay } from '../../../src/cli/run-display.js'

/** What a terminal shows after all that was written: lines, each as far as it was last drawn. */
function screenOf(written: readonly string[]): string[] {
  const lines = ['']
  let row = 0
  for (const [token] of written.join('').matchAll(/\u001b\[\d*[A-Z]|\r|\n|[^\u001b\r\n]+/g)) {
    const up = /^\u001b\[(\d+)A$/.exec(token)
    if (up) row -= Number(up[1])
    else if (token === '\u001b[J') lines.splice(row, Infinity, '')
    else if (token === '\n') lines[++row] ??= ''
    else if (token !== '\r') lines[row] += token
  }
  return lines
}

function display(size: { isTTY: boolean; columns?: number; rows?: number }, quiet = false) {
  const written: string[] = []
  return { written, ...startDisplay({ ...size, write: (text) => written.push(text) }, quiet, () => 0) }
}

const state = { ...startProgress(10, -1), done: 5, failed: 1 }

test('on a terminal failures stand below the live line, however often it changes', () => {
  const { written, update, note, close } = display({ isTTY: true, columns: 80, rows: 24 })
  update({ ...state, done: 1 })
  note('失败 a.txt：文件是空的')
  update(state)
  note('失败 b.txt：文件是空的')
  update(state)
  expect(screenOf(written)).toEqual(['5/10 50%  5.0份/秒  还需1秒  失败1', '失败 a.txt：文件是空的', '失败 b.txt：文件是空的'])
  close()
  expect(screenOf(written)).toEqual(['5/10 50%  5.0份/秒  还需1秒  失败1', '失败 a.txt：文件是空的', '失败 b.txt：文件是空的', ''])
})

test('more failures than the terminal has rows, or longer ones: the newest, cut; at the end all, whole', () => {
  const { written, update, note, close } = display({ isTTY: true, columns: 17, rows: 5 })
  update(state)
  for (const name of ['a', 'b', 'c', 'd']) note(`失败 ${name}：文件是空的，读不出来`)
  expect(screenOf(written)).toEqual(['5/10 50%  5.0份/', '（前面还有2条，', '失败 c：文件是空', '失败 d：文件是空'])
  close()
  expect(screenOf(written).slice(1)).toEqual([...['a', 'b', 'c', 'd'].map((name) => `失败 ${name}：文件是空的，读不出来`), ''])
})

test('a name cannot move the cursor', () => {
  const { written, note } = display({ isTTY: false })
  note('失败 a\u001b[2Jb\n.txt')
  expect(written).toEqual(['失败 a␛[2Jb␊.txt\n'])
})

test('in a pipe plain lines; quiet: failures alone', () => {
  for (const quiet of [false, true]) {
    const { written, update, note, close } = display({ isTTY: quiet }, quiet)
    update(state)
    note('失败 a')
    close()
    expect(written).toEqual(['失败 a\n'])
  }
})
