using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NanoDps.Surface.Tests.Gate;

/// <summary>What an instruction takes from the evaluation stack, puts there, and which variable it uses.</summary>
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
            case StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi
                or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8
                or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi:
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
        StackBehaviour.Varpush => ((IMethodSignature)instruction.Operand).ReturnType.MetadataType == MetadataType.Void ? 0 : 1,
        _ => 1,
    };

    public static object? LoadedVariable(Instruction instruction, MethodBody body) => instruction.OpCode.Code switch
    {
        Code.Ldloc_0 => body.Variables[0],
        Code.Ldloc_1 => body.Variables[1],
        Code.Ldloc_2 => body.Variables[2],
        Code.Ldloc_3 => body.Variables[3],
        Code.Ldloc or Code.Ldloc_S or Code.Ldarg or Code.Ldarg_S => instruction.Operand,
        _ => null,
    };

    public static object? StoredVariable(Instruction instruction, MethodBody body) => instruction.OpCode.Code switch
    {
        Code.Stloc_0 => body.Variables[0],
        Code.Stloc_1 => body.Variables[1],
        Code.Stloc_2 => body.Variables[2],
        Code.Stloc_3 => body.Variables[3],
        Code.Stloc or Code.Stloc_S or Code.Starg or Code.Starg_S => instruction.Operand,
        _ => null,
    };

    private static int VariablePops(Instruction instruction, MethodBody body)
    {
        if (instruction.OpCode.Code == Code.Ret)
        {
            return body.Method.ReturnType.MetadataType == MetadataType.Void ? 0 : 1;
        }

        var callee = (IMethodSignature)instruction.Operand;
        int instance = callee.HasThis && instruction.OpCode.Code != Code.Newobj ? 1 : 0;
        int pointer = instruction.OpCode.Code == Code.Calli ? 1 : 0;
        return callee.Parameters.Count + instance + pointer;
    }
}
