'use strict';

// The parts of the SDK by name: one client for each attestation and transport that it has.
const { NoRetry } = require('azure-iot-common');
const hub = require('azure-iot-device');
const hubMqtt = require('azure-iot-device-mqtt');
const provisioning = require('azure-iot-provisioning-device');
const { Http } = require('azure-iot-provisioning-device-http');
const provisioningMqtt = require('azure-iot-provisioning-device-mqtt');
const { SymmetricKeySecurityClient } = require('azure-iot-security-symmetric-key');
const { X509Security } = require('azure-iot-security-x509');

const provisioningTransports = {
    'http': Http,
    'mqtt': provisioningMqtt.Mqtt,
    'mqtt-ws': provisioningMqtt.MqttWs,
};

const hubTransports = {
    'mqtt': hubMqtt.Mqtt,
    'mqtt-ws': hubMqtt.MqttWs,
};

function provisioningClient(order) {
    const security = order.certificate
        ? new X509Security(order.registrationId, x509(order))
        : new SymmetricKeySecurityClient(order.registrationId, order.key);
    const Transport = transport(provisioningTransports, order.transport);
    const client = provisioning.ProvisioningDeviceClient.create(
        order.host, order.idScope, new Transport(), security);
    if (order.payload) {
        client.setProvisioningPayload(order.payload);
    }
    return client;
}

async function hubClient(order, host, deviceId) {
    const credential = order.certificate ? 'x509=true' : `SharedAccessKey=${order.key}`;
    const client = hub.Client.fromConnectionString(
        `HostName=${host};DeviceId=${deviceId};${credential}`,
        transport(hubTransports, order.hubTransport));
    if (!order.hubRetries) {
        // A refusal is to be seen as such, not tried again for minutes.
        client.setRetryPolicy(new NoRetry());
    }
    if (order.certificate) {
        await client.setOptions(x509(order));
    }
    return client;
}

function message({ body, contentType, properties }) {
    const message = new hub.Message(body);
    if (contentType) {
        message.contentType = contentType;
    }
    for (const [key, value] of Object.entries(properties ?? {})) {
        message.properties.add(key, value);
    }
    return message;
}

function x509(order) {
    return { cert: order.certificate, key: order.certificateKey };
}

function transport(transports, name) {
    if (!Object.hasOwn(transports, name)) {
        throw new Error(`expected a transport of ${Object.keys(transports)}, got ${name}`);
    }
    return transports[name];
}

module.exports = { provisioningClient, hubClient, message };
