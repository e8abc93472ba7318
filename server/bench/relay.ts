/** The yardstick: a bare `ws` server that forwards every message to everybody else, and does nothing more. */
import type { AddressInfo } from 'node:net'

import { WebSocketServer } from 'ws'

import { answerCpu } from './cpu.ts'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => {
    for (const other of server.clients) {
      if (other !== socket) other.send(data, { binary: isBinary })
    }
  })
})
server.on('listening', () => {
  answerCpu((server.address() as AddressInfo).port)
})
