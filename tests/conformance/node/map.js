'use strict';

// Leads the services' names to an emulator, for any program of Node:
//   NODE_EXTRA_CA_CERTS=ca.pem NANODPS_FACTS=facts.json node --require ./map.js device.js
// facts.json is what `nanodps emulator --json` prints. Certificates are checked against the names.
const fs = require('fs');
const net = require('net');

const servers = new Map();
collect(JSON.parse(fs.readFileSync(process.env.NANODPS_FACTS, 'utf8')));

// Every server of the facts, wherever it stands in them.
function collect(facts) {
    if (facts.namePort) {
        servers.set(`${facts.name}:${facts.namePort}`, facts);
    }
    Object.values(facts).filter(value => value && typeof value === 'object').forEach(collect);
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
    // Node normalizes the arguments into a list in the first one before it calls itself.
    const options = Array.isArray(args[0]) ? args[0][0] : args[0];
    const server = options && servers.get(`${options.host}:${options.port}`);
    if (server) {
        options.host = server.address;
        options.port = server.port;
    }
    return connect.apply(this, args);
};
