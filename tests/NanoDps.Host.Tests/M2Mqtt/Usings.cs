extern alias nano;

global using nano::NanoDps.Host;
global using nano::nanoFramework.M2Mqtt;
global using nano::nanoFramework.M2Mqtt.Exceptions;
global using nano::nanoFramework.M2Mqtt.Messages;
