import { expect, test } from 'vitest'
import { formatState } from '../../../src/scale/status.js'

test('a store is told with its batch, its jobs and its workers', () => {
  const worker = {
    id: 'a',
    host: 'b1',
    pid: 7,
    jobs: 2,
    store: 's',
    address: '/mnt/成稿',
    done: 5,
    failed: 1,
    busy: 2,
    complaint: '磁盘已满',
  }
  const state = {
    id: 's',
    address: '/mnt/成稿',
    coordinator: { host: 'c1', pid: 3 },
    counts: { waiting: 4, delayed: 1, active: 2 },
    workers: [worker],
  }
  expect(formatState(state)).toEqual([
    '存储 /mnt/成稿',
    '  批处理：c1（进程3）',
    '  文件：等待5，进行中2，做完待记录0，失败待记录0',
    '  工作进程：1个，同时处理2个文件',
    '    b1（进程7）：同时2个，手头2个，已做5个（失败1个），存储没有接受：磁盘已满',
  ])
  expect(formatState({ ...state, coordinator: null, workers: [] })).toContain('  批处理：没有在运行')
})
