namespace nanoFramework.M2Mqtt.Messages;

/// <summary>A user property of MQTT 5; with 3.1.1 it is refused (B63).</summary>
public class UserProperty(string name, string value)
{
    public string Name { get; set; } = name;

    public string Value { get; set; } = value;
}
