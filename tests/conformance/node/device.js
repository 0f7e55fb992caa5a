'use strict';

// A device made of the vendor's SDK. It reads its order, one object of JSON, from standard input,
// and writes an object of JSON a line for each step. Exit code 0: all steps done; 1: refused.
//   {"host":"…","idScope":"…","registrationId":"…","transport":"mqtt","key":"…",
//    "hubTransport":"mqtt","messages":[{"body":"…","contentType":"…","properties":{}}]}
// In the place of key: certificate and certificateKey, in PEM. Without hubTransport it ends once it
// is assigned. payload, an object, goes out with the registration. With hubRetries the SDK tries
// the hub again as it does by default.
const fs = require('fs');
const sdk = require('./sdk');

const order = JSON.parse(fs.readFileSync(0, 'utf8'));

run().catch(fault => {
    process.exitCode = 1;
    say(fault.step ?? 'device', describe(fault));
});

async function run() {
    const state = await at('provisioning', sdk.provisioningClient(order).register());
    say('assigned', { state });
    if (order.hubTransport) {
        await talk(await sdk.hubClient(order, state.assignedHub, state.deviceId));
    }
}

async function talk(client) {
    try {
        await at('hub', client.open());
        say('connected', {});
        for (const message of order.messages ?? []) {
            await at('telemetry', client.sendEvent(sdk.message(message)));
            say('acknowledged', { body: message.body });
        }
    } finally {
        await client.close();
    }
}

async function at(step, work) {
    try {
        return await work;
    } catch (fault) {
        fault.step = step;
        throw fault;
    }
}

// What the SDK's errors have to say, whatever the transport they come from.
function describe(fault) {
    return {
        fault: fault.name,
        message: fault.message,
        status: fault.response?.statusCode,
        body: fault.responseBody,
        result: fault.result,
    };
}

function say(step, fields) {
    process.stdout.write(JSON.stringify({ step, ...fields }) + '\n');
}
