/**
 * Preloaded with --import: any socket or look-up ends the process with exit code 99. Where
 * NO_NETWORK_LOG names a file it is written down there first: a process whose end is put up with is
 * known by that.
 */
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

function refuse(what) {
  return () => {
    const log = process.env.NO_NETWORK_LOG;
    if (log) appendFileSync(log, `${what} in ${process.argv[1] ?? 'a script'}\n`);
    process.stderr.write(`network used: ${what}\n`);
    process.exit(99);
  };
}

net.Socket.prototype.connect = refuse('connect');
net.Server.prototype.listen = refuse('listen');
tls.connect = refuse('tls');
for (const module of [http, https]) {
  module.request = refuse('request');
  module.get = refuse('request');
}
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('websocket');
dgram.createSocket = refuse('datagram');
dgram.Socket.prototype.bind = refuse('datagram');
dgram.Socket.prototype.send = refuse('datagram');
for (const place of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(place)) {
    if (/^(?:lookup|resolve|reverse)/u.test(name)) place[name] = refuse('look-up');
  }
}
// Else whoever imports one of them by its name has the old one.
syncBuiltinESMExports();
