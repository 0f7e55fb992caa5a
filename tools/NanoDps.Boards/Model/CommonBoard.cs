namespace NanoDps.Boards.Model;

/// <summary>What every device board has: boards/common/board.json.</summary>
internal sealed class CommonBoard
{
    private CommonBoard(JsonReader file)
    {
        file.Allow("about", "settings", "header", "clr", "uart", "tlsMemory", "refused");
        Settings = Setting.ReadAll(file, "settings");
        UndefinedMacros = Reasoned.ReadAll(file, "header", "macro");
        ClrSymbols = Reasoned.ReadAll(file, "clr", "symbol");
        Refused = Reasoned.ReadAll(file, "refused", "preset");
        BaudRate = file.Child("uart").Allow("baudRate", "reason").Number("baudRate");
        var memory = file.Child("tlsMemory").Allow("peakBytes", "idleBytes", "reason");
        TlsPeakBytes = memory.Number("peakBytes");
        TlsIdleBytes = memory.Number("idleBytes");
    }

    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>What the mbedTLS header takes away because no symbol can.</summary>
    public IReadOnlyList<Reasoned> UndefinedMacros { get; }

    /// <summary>What the firmware needs of the CLR, by nf-interpreter's own symbols.</summary>
    public IReadOnlyList<Reasoned> ClrSymbols { get; }

    /// <summary>Presets that the policy cannot be put on.</summary>
    public IReadOnlyList<Reasoned> Refused { get; }

    /// <summary>Of the diagnostics UART, in bits a second.</summary>
    public uint BaudRate { get; }

    /// <summary>The most that a TLS connection may take of the native heap, in bytes.</summary>
    public uint TlsPeakBytes { get; }

    /// <summary>The most that an idle TLS connection may hold, in bytes.</summary>
    public uint TlsIdleBytes { get; }

    /// <exception cref="BoardFileException">The file cannot be used.</exception>
    public static CommonBoard Load(string path) => new(JsonReader.Open(path));
}
