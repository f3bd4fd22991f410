/** Preloaded with --import: any socket or look-up ends the process with exit code 99. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

function refuse(what) {
  return () => {
    process.stderr.write(`network used: ${what}\n`);
    process.exit(99);
  };
}

net.Socket.prototype.connect = refuse('connect');
net.Server.prototype.listen = refuse('listen');
dns.lookup = refuse('lookup');
dns.promises.lookup = refuse('lookup');
dgram.createSocket = refuse('datagram');
