using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoDps.Surface.Tests.Gate;

/// <summary>What an instruction takes from the stack, puts there, and which variable it uses.</summary>
internal static class StackEffect
{
    public static int Pops(Instruction instruction, MethodBody body, int depth)
    {
        switch (instruction.OpCode.StackBehaviourPop)
        {
            case StackBehaviour.Pop0:
                return 0;
            case StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref:
                return 1;
            case StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi:
            case StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8:
            case StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi:
                return 2;
            case StackBehaviour.PopAll: // leave, endfinally
                return depth;
            case StackBehaviour.Varpop:
                return VariablePops(instruction, body);
            default:
                return 3;
        }
    }

    public static int Pushes(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => Returns((IMethodSignature)instruction.Operand) ? 1 : 0,
        _ => 1,
    };

    /// <summary>The local variable or parameter that is read, or null.</summary>
    public static object? LoadedVariable(Instruction instruction, MethodBody body) =>
        instruction.OpCode.Code switch
        {
            Code.Ldloc_0 => body.Variables[0],
            Code.Ldloc_1 => body.Variables[1],
            Code.Ldloc_2 => body.Variables[2],
            Code.Ldloc_3 => body.Variables[3],
            Code.Ldarg_0 => Parameter(0, body),
            Code.Ldarg_1 => Parameter(1, body),
            Code.Ldarg_2 => Parameter(2, body),
            Code.Ldarg_3 => Parameter(3, body),
            Code.Ldloc or Code.Ldloc_S or Code.Ldarg or Code.Ldarg_S => instruction.Operand,
            _ => null,
        };

    /// <summary>The local variable or parameter that is written, or null.</summary>
    public static object? StoredVariable(Instruction instruction, MethodBody body) =>
        instruction.OpCode.Code switch
        {
            Code.Stloc_0 => body.Variables[0],
            Code.Stloc_1 => body.Variables[1],
            Code.Stloc_2 => body.Variables[2],
            Code.Stloc_3 => body.Variables[3],
            Code.Stloc or Code.Stloc_S or Code.Starg or Code.Starg_S => instruction.Operand,
            _ => null,
        };

    private static ParameterDefinition Parameter(int index, MethodBody body) =>
        !body.Method.HasThis ? body.Method.Parameters[index]
        : index == 0 ? body.ThisParameter
        : body.Method.Parameters[index - 1];

    private static int VariablePops(Instruction instruction, MethodBody body)
    {
        if (instruction.OpCode.Code == Code.Ret)
        {
            return Returns(body.Method) ? 1 : 0;
        }

        var callee = (IMethodSignature)instruction.Operand;
        int instance = callee.HasThis && instruction.OpCode.Code != Code.Newobj ? 1 : 0;
        int pointer = instruction.OpCode.Code == Code.Calli ? 1 : 0;
        return callee.Parameters.Count + instance + pointer;
    }

    private static bool Returns(IMethodSignature method) =>
        method.ReturnType.MetadataType != MetadataType.Void;
}
