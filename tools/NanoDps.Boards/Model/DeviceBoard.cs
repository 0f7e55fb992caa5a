namespace NanoDps.Boards.Model;

/// <summary>A board that nanoFramework runs on: boards/NAME/board.json.</summary>
internal sealed class DeviceBoard
{
    private DeviceBoard(string name, JsonReader file)
    {
        file.Allow(
            "about", "preset", "chip", "sdkconfig", "networkKind", "networkReason", "octal", "uart",
            "led", "memory", "settings");
        Name = name;
        About = file.Text("about");
        Preset = file.Text("preset");
        Chip = file.Text("chip");
        Sdkconfig = file.Text("sdkconfig");
        NetworkKind = file.Text("networkKind");
        NetworkReason = file.Text("networkReason");
        OctalReason = file.Has("octal") ? file.Text("octal") : null;
        Uart = DiagnosticsUart.Read(file.Child("uart"));
        Led = StatusLed.Read(file.Child("led"));
        Memory = MemoryBudget.Read(file.Child("memory"));
        Settings = Setting.ReadAll(file, "settings");
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    public string About { get; }

    /// <summary>The preset of nf-interpreter.</summary>
    public string Preset { get; }

    /// <summary>As ESP-IDF names it: esp32c3.</summary>
    public string Chip { get; }

    /// <summary>The preset's sdkconfig file, which the fragments go on top of.</summary>
    public string Sdkconfig { get; }

    /// <summary>wifi or ethernet.</summary>
    public string NetworkKind { get; }

    public string NetworkReason { get; }

    /// <summary>Why the pins of octal memory are taken; null: they are not.</summary>
    public string? OctalReason { get; }

    public DiagnosticsUart Uart { get; }

    public StatusLed Led { get; }

    public MemoryBudget Memory { get; }

    /// <summary>What differs from the common settings.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <exception cref="BoardFileException">The file cannot be used.</exception>
    public static DeviceBoard Load(string folder) => new(
        Path.GetFileName(folder), JsonReader.Open(Path.Combine(folder, "board.json")));
}
