// A Device Provisioning Service that takes TLS 1.2 with a recommended cipher suite and nothing else,
// linked to IoT hubs that do the same. docs/service.md has the command and what to check before it:
// minTlsVersion of the provisioning service can never be changed once it exists.

@description('Name of the provisioning service, unique in Azure.')
@minLength(3)
@maxLength(64)
param name string

@description('Region of the provisioning service and of its hubs.')
param location string = resourceGroup().location

@description('Names of the IoT hubs, without .azure-devices.net, unique in Azure.')
@minLength(1)
@maxLength(50) // linked hubs of one provisioning service (Azure: limits of DPS)
param hubs string[]

@description('Size of each hub.')
@allowed(['F1', 'B1', 'B2', 'B3', 'S1', 'S2', 'S3'])
param hubSku string = 'S1'

@description('Units of each hub.')
@minValue(1)
@maxValue(200)
param hubCapacity int = 1

// DPS wants RegistryWrite and ServiceConnect at a hub (Azure: manage linked hubs); of the policies
// that a new hub has, this one alone has both.
var hubPolicy = 'iothubowner'

resource iotHubs 'Microsoft.Devices/IotHubs@2023-06-30' = [for hub in hubs: {
  name: hub
  location: location
  sku: {
    name: hubSku
    capacity: hubCapacity
  }
  properties: {
    minTlsVersion: '1.2'
  }
}]

// 2020-01-01 is the version with which Azure documents the property (Azure: TLS support in DPS).
resource provisioningService 'Microsoft.Devices/provisioningServices@2020-01-01' = {
  name: name
  location: location
  sku: {
    name: 'S1' // there is no other
    capacity: 1
  }
  properties: {
    #disable-next-line BCP037 // documented, and missing in Bicep's type library in every version
    minTlsVersion: '1.2'
    iotHubs: [for (hub, i) in hubs: {
      connectionString: 'HostName=${iotHubs[i].properties.hostName};SharedAccessKeyName=${hubPolicy};SharedAccessKey=${listKeys('${iotHubs[i].id}/IotHubKeys/${hubPolicy}', '2023-06-30').primaryKey}'
      location: location
    }]
  }
}

@description('What devices are configured with.')
output idScope string = provisioningService.properties.idScope

@description('Where devices register.')
output deviceEndpoint string = provisioningService.properties.deviceProvisioningHostName

@description('Where enrolments are made.')
output serviceEndpoint string = provisioningService.properties.serviceOperationsHostName

@description('Where devices are assigned to.')
output hubEndpoints string[] = [for (hub, i) in hubs: iotHubs[i].properties.hostName]
